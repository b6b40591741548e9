import { useMemo } from 'react';
import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { mergeDraft } from '../../../data/actions/merge-draft.ts';
import { type OvertakenDraft, useOvertakenDraft } from '../../../data/queries/use-versions.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { intlLocale, text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { sidesOfDraft } from './made-by.ts';
import type { Choices, Merge } from './merge.ts';
import { mergeJudgments } from './merge-judgments.ts';
import { MergeDialog } from './MergeDialog.tsx';

interface DecideDraftProps {
  caseFile: CaseFile;
  onClose: () => void;
  /** The draft says something else now: what shows it begins anew. */
  onDecided: () => void;
}

/** A draft that the server's copy has overtaken, put together with it field by field. */
export function DecideDraft({ caseFile, onClose, onDecided }: DecideDraftProps) {
  const overtaken = useOvertakenDraft(caseFile.record.id);
  if (!overtaken) return null;
  return <Decide caseFile={caseFile} overtaken={overtaken} onClose={onClose} onDecided={onDecided} />;
}

function Decide({ caseFile, overtaken, onClose, onDecided }: DecideDraftProps & { overtaken: OvertakenDraft }) {
  const store = useStore();
  const { mine, theirs, base } = overtaken;
  const definition = caseFile.process?.form;
  const merge = useMemo(() => {
    const form = definition ? compileForm(definition, intlLocale()) : null;
    return form?.ok ? mergeJudgments(form.value, base, mine, theirs) : null;
  }, [definition, base, mine, theirs]);
  if (merge === null) return null;
  const asMerge: Merge = {
    fields: merge.fields,
    make: (choices, nowIso) => ({ draft: merge.make(choices, nowIso) }),
  };
  const decide = async (choices: Choices): Promise<string | null> => {
    try {
      const merged = merge.make(choices, store.nowIso());
      if (!(await mergeDraft(store, overtaken, merged, text('conflict.why.merged')))) return text('conflict.moved');
    } catch {
      // The store could not write: full disk, or it is being closed. The draft stays as it was.
      return text('conflict.failed');
    }
    announce(text('conflict.taken'));
    onDecided();
    return null;
  };
  return (
    <MergeDialog
      what={text('conflict.draft.what')}
      merge={asMerge}
      sides={sidesOfDraft(mine, theirs, store.me)}
      becomesDraft
      onDecide={decide}
      onClose={onClose}
    />
  );
}

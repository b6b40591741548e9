import { useMemo } from 'react';
import type { CaseId, MutationId } from '../../../../shared/model/ids.ts';
import { resolveOutboxEntry } from '../../../data/actions/resolve-outbox-entry.ts';
import { faceOf } from '../../../data/derive/outbox-line.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { type Conflict, useConflict } from '../../../data/queries/use-versions.ts';
import { useStore } from '../../../data/store-context.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { describeAct } from '../describe-act.ts';
import { sidesOf } from './made-by.ts';
import type { Choices } from './merge.ts';
import { mergeEntry } from './merge-entry.ts';
import { MergeDialog } from './MergeDialog.tsx';

interface DecideConflictProps {
  id: MutationId;
  caseId: CaseId;
  onClose: () => void;
}

/** A conflict, decided field by field. */
export function DecideConflict({ id, caseId, onClose }: DecideConflictProps) {
  const conflict = useConflict(id);
  const caseFile = useCaseFile(caseId);
  if (!conflict || caseFile === undefined) return null;
  return <Decide conflict={conflict} caseFile={caseFile} onClose={onClose} />;
}

interface DecideProps {
  conflict: Conflict;
  caseFile: CaseFile | null;
  onClose: () => void;
}

function Decide({ conflict, caseFile, onClose }: DecideProps) {
  const store = useStore();
  const { entry, base, draft } = conflict;
  const { me } = store;
  const merge = useMemo(
    () => mergeEntry(entry, { around: { me, caseFile }, base, draft }),
    [entry, me, caseFile, base, draft],
  );
  if (merge === null) return null;
  const decide = async (choices: Choices): Promise<string | null> => {
    const made = merge.make(choices, store.nowIso());
    try {
      const resolution = 'act' in made ? { ...made, madeFrom: draft?.updatedAt ?? null } : made;
      await resolveOutboxEntry(store, entry.id, resolution, text('conflict.why.merged'));
    } catch {
      // The store could not write: full disk, or it is being closed. The entry stays as it was.
      return text('conflict.failed');
    }
    announce(text('draft' in made ? 'conflict.taken' : 'conflict.sent'));
    return null;
  };
  return (
    <MergeDialog
      what={describeAct(faceOf(entry.mutation.act))}
      merge={merge}
      sides={sidesOf(entry, me)}
      becomesDraft={entry.mutation.act.type === 'judgment.submit'}
      onDecide={decide}
      onClose={onClose}
    />
  );
}

import { useDraft } from '../../data/queries/use-draft.ts';
import { useStore } from '../../data/store-context.ts';
import { processKey } from '../../../shared/model/process.ts';
import { intlLocale, text } from '../../i18n/text.ts';
import { NoForm } from '../../ui/NoForm/NoForm.tsx';
import { compiledForm } from './compiled-form.ts';
import { JudgmentForm } from './JudgmentForm.tsx';
import type { JudgmentHandle, JudgmentPanelProps } from './judgment-panel-props.ts';
import { useFormVersions } from './migration/use-form-versions.ts';
import { readOnlyReason } from './read-only-reason.ts';
import { startingJudgment } from './starting-judgment.ts';

export type { JudgmentHandle };

/** The judgment of a case: reads the draft, keeps it as it is typed, submits it. */
export function JudgmentPanel(props: JudgmentPanelProps) {
  const { readOnly, isElsewhere = false } = props;
  const { me } = useStore();
  const draft = useDraft(props.caseFile.record.id);
  const sealedBecause = readOnlyReason(props.caseFile, me.id, readOnly);
  const isSealed = sealedBecause !== null;
  const sealedHere = sealedBecause ?? (isElsewhere ? text('judge.readOnly.elsewhere') : null);
  const begun = draft === undefined ? undefined : startingJudgment(props.caseFile, draft, me.id, isSealed);
  const versions = useFormVersions(props.caseFile, begun?.process);
  if (draft === undefined || begun === undefined || versions === undefined) return null;
  const { caseFile, offer } = versions;
  const definition = caseFile.process?.form;
  const compiled = definition ? compiledForm(definition, intlLocale()) : null;
  if (!compiled?.ok) return <NoForm reason={compiled && compiled.failure.message} />;
  // A sealed form shows the last submission, an open one the draft: a change between them begins the form anew, and so
  // does a draft that moves to another version of its process. What is written elsewhere begins anew with every save.
  const shown = isSealed ? caseFile.submissions.length : 'open';
  const written = isElsewhere ? draft?.savedAt : 'here';
  const key = [caseFile.record.id, isSealed, shown, processKey(begun.process), written].join(' ');
  return (
    <JudgmentForm
      key={key}
      {...props}
      caseFile={caseFile}
      model={compiled.value}
      begun={begun}
      draft={draft}
      offer={isSealed || isElsewhere ? null : offer}
      // Answers to another version are not gone on with as if they were to this one.
      sealedBecause={offer && !offer.from ? (sealedBecause ?? text('migration.missing')) : sealedHere}
    />
  );
}

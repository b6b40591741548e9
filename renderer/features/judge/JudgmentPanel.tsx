import { useDraft } from '../../data/queries/use-draft.ts';
import { useStore } from '../../data/store-context.ts';
import { intlLocale } from '../../i18n/text.ts';
import { NoForm } from '../../ui/NoForm/NoForm.tsx';
import { compiledForm } from './compiled-form.ts';
import { JudgmentForm } from './JudgmentForm.tsx';
import type { JudgmentHandle, JudgmentPanelProps } from './judgment-panel-props.ts';
import { readOnlyReason } from './read-only-reason.ts';
import { startingJudgment } from './starting-judgment.ts';

export type { JudgmentHandle };

/** The judgment of a case: reads the draft, keeps it as it is typed, submits it. */
export function JudgmentPanel(props: JudgmentPanelProps) {
  const { caseFile, readOnly } = props;
  const { me } = useStore();
  const draft = useDraft(caseFile.record.id);
  const definition = caseFile.process?.form;
  const compiled = definition ? compiledForm(definition, intlLocale()) : null;
  if (draft === undefined) return null;
  if (!compiled?.ok) return <NoForm reason={compiled && compiled.failure.message} />;
  const sealedBecause = readOnlyReason(caseFile, me.id, readOnly);
  const isSealed = sealedBecause !== null;
  // A sealed form shows the last submission, an open one the draft: a change between them begins the form anew.
  const key = [caseFile.record.id, isSealed, isSealed ? caseFile.submissions.length : 'open'].join(' ');
  return (
    <JudgmentForm
      key={key}
      {...props}
      model={compiled.value}
      begun={startingJudgment(caseFile, draft, me.id, isSealed)}
      draft={draft}
      sealedBecause={sealedBecause}
    />
  );
}

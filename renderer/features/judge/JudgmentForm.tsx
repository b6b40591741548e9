import { memo, useImperativeHandle, useRef, useState } from 'react';
import type { FormModel, FormSection } from '../../../shared/forms/form-model.ts';
import { stillHoldsAt, wantsSignature } from '../../../shared/forms/marginal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Draft } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { useKeptScroll } from '../../ui/places.ts';
import { ChecksPanel } from './checks/ChecksPanel.tsx';
import { useChecking } from './checks/use-checking.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import { citeMark } from './evidence/cite-mark.ts';
import { useDroppedMarks } from './evidence/use-dropped-marks.ts';
import { focusFirstIn } from './focus-question.ts';
import { FormNotices } from './FormNotices.tsx';
import { Guidelines } from './Guidelines.tsx';
import { useFormUndo } from './history/use-form-undo.ts';
import { JudgmentHeader } from './JudgmentHeader.tsx';
import styles from './JudgmentPanel.module.css';
import type { JudgmentPanelProps } from './judgment-panel-props.ts';
import type { MigrationOffer } from './migration/use-form-versions.ts';
import { PanelContext } from './panel-context.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { SectionList, SectionNavigation } from './SectionList.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { untouchedAnswers } from './untouched-answers.ts';
import { useCalculating } from './use-calculating.ts';
import { useDecision } from './use-decision.ts';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { FormContext } from './use-form.ts';
import { useGuidelinesShown } from './use-guidelines-shown.ts';
import { useKeptQuestion } from './use-kept-question.ts';
import { useMissingKey } from './use-missing-key.ts';
import { useOpenForm } from './use-open-form.ts';
import { usePanelParts } from './use-panel-parts.ts';
import { useQuestionFocus } from './use-question-focus.ts';
import { useSubmitting } from './use-submitting.ts';
import { QuestionTools } from './work/QuestionTools.tsx';

interface JudgmentFormProps extends JudgmentPanelProps {
  model: FormModel;
  begun: Judgment;
  draft: Draft | null;
  /** Another version of the process that the draft can be moved to. */
  offer: MigrationOffer | null;
  /** Why nothing may be written, in words; null when it may. */
  sealedBecause: string | null;
}

/** Not drawn again because what was typed in it was saved: of a draft it shows what the saving does not change. */
export const JudgmentForm = memo(Form, (before, after) => {
  const names = Object.keys(after) as (keyof JudgmentFormProps)[];
  return names.every(name => {
    if (name === 'begun') return true;
    if (name === 'draft') return saysTheSame(before.draft, after.draft);
    return Object.is(before[name], after[name]);
  });
});

/** A draft that is kept here and not stale is what the form itself saved: it says no more than none. */
function saysTheSame(before: Draft | null, after: Draft | null): boolean {
  const own = { stale: false, isFromServer: false };
  const [left, right] = [before ?? own, after ?? own];
  if (left.stale !== right.stale || left.isFromServer !== right.isFromServer) return false;
  return !right.isFromServer || (before?.baseVersion === after?.baseVersion && before?.savedAt === after?.savedAt);
}

/** A form that is being filled in, or read. Lives as long as the person stays at the case. */
function Form(props: JudgmentFormProps) {
  const { caseFile, model, sealedBecause, handle } = props;
  const { process } = caseFile;
  const isReadOnly = sealedBecause !== null;
  // Taken once: what the store says later about the draft is what was typed here.
  const [begun] = useState(props.begun);
  const [baseVersion] = useState(props.draft?.baseVersion ?? 0);
  const form = useOpenForm(model, begun, props.draft?.migration);
  const root = useRef<HTMLDivElement>(null);
  useKeptScroll(`form ${caseFile.record.id}`, root);
  const decision = useDecision(form, process?.decision, caseFile.record, begun.decision);
  useCalculating(form, isReadOnly);
  useChecking(form, caseFile.record.attributes);
  const keeping = useDraftKeeping(form, begun, baseVersion, decision, isReadOnly);
  const focus = useQuestionFocus(root, form, isReadOnly, props.onFocusAnswer);
  useMissingKey(root, focus.last, isReadOnly);
  useKeptQuestion(caseFile.record.id, root);
  const { panel, review } = usePanelParts(props, isReadOnly);
  useFormUndo(root, form, isReadOnly, focus.go);
  useDroppedMarks(root, form, panel, props.onDropSelection);
  const submitting = useSubmitting({ form, panel, keeping, decision, focus, isReadOnly }, props);
  const guidelines = useGuidelinesShown(process, isReadOnly);

  useImperativeHandle(
    handle,
    () => ({
      cite: (annotationId, pointer = focus.last.current ?? undefined) => {
        if (isReadOnly || pointer === undefined) return false;
        citeMark(form, panel.offers, pointer, annotationId);
        return true;
      },
      stillHolds: pointer => {
        if (!isReadOnly) form.note(stillHoldsAt(pointer), text('judge.evidence.stillHolds.record'));
      },
    }),
    [form, isReadOnly, focus.last, panel.offers],
  );
  const goToSection = (section: FormSection) => {
    const element = root.current?.querySelector(`[data-section="${section.id}"]`);
    if (!element) return;
    focusFirstIn(element);
    element.scrollIntoView({ block: 'start' });
  };

  return (
    <FormContext value={form}>
      <PanelContext value={panel}>
        <div className={styles.panel}>
          <JudgmentHeader
            saved={keeping.saved}
            draft={props.draft}
            isReadOnly={isReadOnly}
            guidelines={guidelines}
            onSubmit={submitting.submit}
          />
          <SectionNavigation onGo={goToSection} />
          <FormNotices
            caseFile={caseFile}
            begun={begun}
            draft={props.draft}
            baseVersion={baseVersion}
            offer={props.offer}
            sealedBecause={sealedBecause}
            review={review}
            keeping={keeping}
            focus={focus}
            onCompare={props.onCompareVersions}
          />
          <ProblemSummary problems={submitting.problems} onGo={focus.go} onClose={submitting.forgetProblems} />
          <div className={styles.body}>
            {/* Only watches which question has the focus. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
            <div
              ref={root}
              role="form"
              aria-label={text('judge.form')}
              className={styles.questions}
              onFocus={focus.onFocus}
              onBlur={focus.onBlur}
            >
              <SectionList />
              <ChecksPanel onGo={focus.go} />
              {decision && (
                <div data-decision="">
                  <DecisionPanel decision={decision} onGo={focus.go} />
                  {submitting.overrideNeedsReason && submitting.problems.length === 0 && (
                    <p className={styles.failed}>{text('judge.problem.override')}</p>
                  )}
                </div>
              )}
            </div>
            {process?.guidelines !== undefined && guidelines?.isShown && (
              <Guidelines process={process} source={process.guidelines} />
            )}
          </div>
        </div>
        <QuestionTools
          root={root}
          form={form}
          panel={panel}
          last={focus.last}
          caseFile={caseFile}
          annotations={props.annotations}
          problems={submitting.check}
          onGo={focus.go}
          onGoToSection={goToSection}
        />
        {submitting.sendable && (
          <SubmitDialog
            sendable={submitting.sendable}
            decision={decision}
            untouched={untouchedAnswers(review, caseFile.submissions.at(-1)?.judgment, form.parts())}
            onClose={submitting.cancel}
            onSign={props.onConfirmPin && wantsSignature(model.schema) ? submitting.sign : undefined}
            onConfirm={submitting.confirm}
          />
        )}
      </PanelContext>
    </FormContext>
  );
}

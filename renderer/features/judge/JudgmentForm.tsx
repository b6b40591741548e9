import { memo, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { FormModel, FormSection } from '../../../shared/forms/form-model.ts';
import type { Problem } from '../../../shared/forms/problem.ts';
import { sendableAnswers } from '../../../shared/forms/sendable-answers.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { submitJudgment } from '../../data/actions/submit-judgment.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import type { Draft } from '../../data/views.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { useKeptScroll } from '../../ui/places.ts';
import { usePlacementStore } from '../../viewer/placement-store.ts';
import { ChecksPanel } from './checks/ChecksPanel.tsx';
import { useChecking } from './checks/use-checking.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import { unexplainedChanges } from './after-submission/changed-since.ts';
import { Recall } from './after-submission/Recall.tsx';
import { signatureWords, VoidedSignature } from './after-submission/VoidedSignature.tsx';
import { citeMark } from './evidence/cite-mark.ts';
import { evidenceProblems } from './evidence/evidence-trouble.ts';
import { useDroppedMarks } from './evidence/use-dropped-marks.ts';
import { focusFirstIn } from './focus-question.ts';
import { Guidelines } from './Guidelines.tsx';
import { useNewGuidelines } from './guidelines/use-new-guidelines.ts';
import { useFormUndo } from './history/use-form-undo.ts';
import { JudgmentHeader } from './JudgmentHeader.tsx';
import { Notices } from './Notices.tsx';
import styles from './JudgmentPanel.module.css';
import { SIGNATURE_AT, stillHoldsAt, wantsSignature, withoutUnsentQueries } from '../../../shared/forms/marginal.ts';
import type { JudgmentPanelProps } from './judgment-panel-props.ts';
import { MovedBanner } from './migration/MovedBanner.tsx';
import { OfferBanner } from './migration/OfferBanner.tsx';
import type { MigrationOffer } from './migration/use-form-versions.ts';
import { withProofs } from './suggest/with-proofs.ts';
import { usePanelParts } from './use-panel-parts.ts';
import { PanelContext } from './panel-context.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { SectionList, SectionNavigation } from './SectionList.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { untouchedAnswers } from './untouched-answers.ts';
import { useCalculating } from './use-calculating.ts';
import { useDecision } from './use-decision.ts';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { FormContext } from './use-form.ts';
import { useMissingKey } from './use-missing-key.ts';
import { useOpenForm } from './use-open-form.ts';
import { useKeptQuestion } from './use-kept-question.ts';
import { useQuestionFocus } from './use-question-focus.ts';
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
  const { caseFile, model, sealedBecause, onFocusAnswer, onSubmitted, handle } = props;
  const store = useStore();
  const isReadOnly = sealedBecause !== null;
  // Taken once: what the store says later about the draft is what was typed here.
  const [begun] = useState(props.begun);
  const [baseVersion] = useState(props.draft?.baseVersion ?? 0);
  const form = useOpenForm(model, begun, props.draft?.migration);
  const [moved] = useState(props.draft?.migration);
  const root = useRef<HTMLDivElement>(null);
  useKeptScroll(`form ${caseFile.record.id}`, root);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isConfirming, setConfirming] = useState(false);
  const { process } = caseFile;
  const guidelines = process?.guidelines;
  // Rules that changed since the person last worked by them are there without being asked for.
  const areNew = useNewGuidelines(process, isReadOnly);
  const [wantsGuidelines, setShowsGuidelines] = useState<boolean | null>(null);
  const showsGuidelines = wantsGuidelines ?? areNew;
  const decision = useDecision(form, caseFile.process?.decision, caseFile.record, begun.decision);
  useCalculating(form, isReadOnly);
  useChecking(form, caseFile.record.attributes);
  const keeping = useDraftKeeping(form, begun, baseVersion, decision, isReadOnly);
  const focus = useQuestionFocus(root, form, isReadOnly, onFocusAnswer);
  useMissingKey(root, focus.last, isReadOnly);
  useKeptQuestion(caseFile.record.id, root);
  const { panel, review } = usePanelParts(props, isReadOnly);
  useFormUndo(root, form, isReadOnly, focus.go);
  useDroppedMarks(root, form, panel, props.onDropSelection);
  /** Everything in the way, with marks that cannot carry an answer any more. */
  const check = () => [
    ...form.check(),
    ...evidenceProblems(form, panel.chip, usePlacementStore.getState()),
    ...unexplainedChanges(form, panel.submitted, pointer => panel.returned.has(pointer)),
  ];
  const overrideNeedsReason =
    decision?.override != null &&
    (decision.override.value === undefined ||
      (decision.definition.override === 'with-rationale' && decision.override.rationale.trim() === ''));

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

  const submit = () => {
    form.calculateNow();
    void keeping.flush();
    const areRulesAsked = form.checks.settle();
    const found = check();
    form.showProblems(found);
    setProblems(found);
    const [first] = found;
    if (first) {
      announce(text('judge.problems.title', { count: found.length }), 'assertive');
      focus.go(first.pointer);
    } else if (!areRulesAsked) {
      announce(text('judge.checks.loading'), 'assertive');
    } else if (decision?.settle() === false) {
      announce(text('judge.checks.loading'), 'assertive');
    } else if (overrideNeedsReason) {
      announce(text('judge.problem.override'), 'assertive');
      focus.goToOverride();
    } else setConfirming(true);
  };
  const sign = async (pin: string): Promise<string | null> => {
    const refused = (await props.onConfirmPin?.(pin)) ?? null;
    if (refused === null) form.note(SIGNATURE_AT, signatureWords(store));
    return refused;
  };
  const confirm = async () => {
    // A note that is still being typed beside a selection: afterwards nothing can be marked any more.
    await flushOpenDrafts();
    await keeping.flush();
    const judgment = keeping.judgment();
    const sent = withoutUnsentQueries(form.checks.sent(sendableAnswers(model, judgment)));
    await submitJudgment(store, await withProofs(store, model, sent));
    keeping.close();
    setConfirming(false);
    announce(text('judge.submitted'));
    onSubmitted();
  };
  useCommand({
    id: 'judge.submit',
    title: text('judge.submitCommand'),
    group: text('judge.group'),
    keys: 'Mod+Enter',
    isEnabled: !isReadOnly,
    run: submit,
  });
  useCommand({
    id: 'judge.guidelines',
    title: text(showsGuidelines ? 'judge.guidelines.hide' : 'judge.guidelines.show'),
    group: text('judge.group'),
    keys: 'Alt+G',
    isEnabled: guidelines !== undefined,
    run: () => setShowsGuidelines(!showsGuidelines),
  });
  const goToSection = (section: FormSection) => {
    const element = root.current?.querySelector(`[data-section="${section.id}"]`);
    if (!element) return;
    focusFirstIn(element);
    element.scrollIntoView({ block: 'start' });
  };
  const sendable = useMemo(
    () => (isConfirming ? form.checks.sent(sendableAnswers(model, form.parts())) : null),
    [isConfirming, model, form],
  );

  return (
    <FormContext value={form}>
      <PanelContext value={panel}>
        <div className={styles.panel}>
          <JudgmentHeader
            saved={keeping.saved}
            draft={props.draft}
            isReadOnly={isReadOnly}
            guidelines={
              guidelines === undefined
                ? null
                : { isShown: showsGuidelines, toggle: () => setShowsGuidelines(!showsGuidelines) }
            }
            onSubmit={submit}
          />
          <SectionNavigation onGo={goToSection} />
          {props.offer && <OfferBanner offer={props.offer} begun={begun} baseVersion={baseVersion} keeping={keeping} />}
          {moved && !isReadOnly && (
            <MovedBanner
              migration={moved}
              baseVersion={baseVersion}
              keeping={keeping}
              current={() => focus.last.current}
              onGo={focus.go}
            />
          )}
          {caseFile.status === 'submitted' && caseFile.record.assignment.userId === store.me.id && (
            <Recall caseFile={caseFile} />
          )}
          <VoidedSignature
            form={form}
            signed={begun.rationale[SIGNATURE_AT] ?? panel.submitted?.rationale[SIGNATURE_AT]}
          />
          <Notices
            // The offer to move says why already.
            sealedBecause={props.offer?.from === null ? null : sealedBecause}
            isStale={
              props.draft !== null &&
              (props.draft.stale || (props.draft.isFromServer && props.draft.baseVersion > baseVersion))
            }
            review={review}
            onCompare={props.onCompareVersions}
            onGo={focus.go}
          />
          <ProblemSummary problems={problems} onGo={focus.go} onClose={() => setProblems([])} />
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
                  {overrideNeedsReason && problems.length === 0 && (
                    <p className={styles.failed}>{text('judge.problem.override')}</p>
                  )}
                </div>
              )}
            </div>
            {process && guidelines !== undefined && showsGuidelines && (
              <Guidelines process={process} source={guidelines} />
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
          problems={check}
          onGo={focus.go}
          onGoToSection={goToSection}
        />
        {sendable && (
          <SubmitDialog
            sendable={sendable}
            decision={decision}
            untouched={untouchedAnswers(review, caseFile.submissions.at(-1)?.judgment, form.parts())}
            onClose={() => setConfirming(false)}
            onSign={props.onConfirmPin && wantsSignature(model.schema) ? sign : undefined}
            onConfirm={confirm}
          />
        )}
      </PanelContext>
    </FormContext>
  );
}

import { useMemo, useState } from 'react';
import type { Problem } from '../../../shared/forms/problem.ts';
import { SIGNATURE_AT, withoutUnsentQueries } from '../../../shared/forms/marginal.ts';
import { sendableAnswers } from '../../../shared/forms/sendable-answers.ts';
import { submitJudgment } from '../../data/actions/submit-judgment.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { usePlacementStore } from '../../viewer/placement-store.ts';
import { unexplainedChanges } from './after-submission/changed-since.ts';
import { signatureWords } from './after-submission/VoidedSignature.tsx';
import { evidenceProblems } from './evidence/evidence-trouble.ts';
import type { FormStore } from './form-store.ts';
import type { JudgmentPanelProps } from './judgment-panel-props.ts';
import type { Panel } from './panel-context.ts';
import { withProofs } from './suggest/with-proofs.ts';
import type { Decision } from './use-decision.ts';
import type { DraftKeeping } from './use-draft-keeping.ts';
import type { QuestionFocus } from './use-question-focus.ts';

interface FilledForm {
  readonly form: FormStore;
  readonly panel: Panel;
  readonly keeping: DraftKeeping;
  readonly decision: Decision | null;
  readonly focus: QuestionFocus;
  readonly isReadOnly: boolean;
}

/** From "Submit" to the sealed judgment: what is in the way, what would be sent, the signature, the act itself. */
export function useSubmitting(
  { form, panel, keeping, decision, focus, isReadOnly }: FilledForm,
  { onSubmitted, onConfirmPin }: Pick<JudgmentPanelProps, 'onSubmitted' | 'onConfirmPin'>,
) {
  const store = useStore();
  const { model } = form;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isConfirming, setConfirming] = useState(false);
  const overrideNeedsReason =
    decision?.override != null &&
    (decision.override.value === undefined ||
      (decision.definition.override === 'with-rationale' && decision.override.rationale.trim() === ''));
  /** Everything in the way, with marks that cannot carry an answer any more. */
  const check = () => [
    ...form.check(),
    ...evidenceProblems(form, panel.chip, usePlacementStore.getState()),
    ...unexplainedChanges(form, panel.submitted, pointer => panel.returned.has(pointer)),
  ];
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
    } else if (!areRulesAsked || decision?.settle() === false) {
      announce(text('judge.checks.loading'), 'assertive');
    } else if (overrideNeedsReason) {
      announce(text('judge.problem.override'), 'assertive');
      focus.goToOverride();
    } else setConfirming(true);
  };
  const sign = async (pin: string): Promise<string | null> => {
    const refused = (await onConfirmPin?.(pin)) ?? null;
    if (refused === null) form.note(SIGNATURE_AT, signatureWords(store));
    return refused;
  };
  const confirm = async () => {
    // A note that is still being typed beside a selection: afterwards nothing can be marked any more.
    await flushOpenDrafts();
    await keeping.flush();
    const sent = withoutUnsentQueries(form.checks.sent(sendableAnswers(model, keeping.judgment())));
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
  const sendable = useMemo(
    () => (isConfirming ? form.checks.sent(sendableAnswers(model, form.parts())) : null),
    [isConfirming, model, form],
  );
  return {
    /** What was in the way when it was last tried. */
    problems,
    forgetProblems: () => setProblems([]),
    check,
    overrideNeedsReason,
    submit,
    /** What would be sent, while the person is asked whether it shall be. */
    sendable,
    cancel: () => setConfirming(false),
    sign,
    confirm,
  };
}

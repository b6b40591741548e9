import type { Answers } from '../../../../shared/forms/answers.ts';
import { type CheckPlan, planChecks } from '../../../../shared/forms/checks-plan.ts';
import { checkProblems, withoutIdleReasons } from '../../../../shared/forms/checks-reasons.ts';
// Only types: the interpreter is heavier than the form and is loaded when a form has rules.
import type { CheckFinding, Checks, ChecksOutcome, createChecks } from '../../../../shared/forms/checks-run.ts';
import type { FormModel } from '../../../../shared/forms/form-model.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import type { CaseRecord } from '../../../../shared/model/case.ts';

const NONE: readonly CheckFinding[] = [];
const NOTHING: ChecksOutcome = { findings: NONE, isComplete: false, givenUp: [] };

/** What the form's rules need to know of the form, and whom they tell. */
interface Surroundings {
  parts(): SendableParts;
  isVisible(rules: readonly number[], pointer: string): boolean;
  tell(topic: string): void;
}

/** The rules over several answers: what they say now, question by question. */
export function createFormChecks(model: FormModel, { parts, isVisible, tell }: Surroundings) {
  const plan: CheckPlan | null = model.checks.rules.length > 0 ? planChecks(model) : null;
  const concerned = new Set(plan?.checks.flatMap(({ fields }) => fields) ?? []);
  let engine: Checks | null = null;
  let outcome = NOTHING;
  let byField = new Map<string, readonly CheckFinding[]>();
  let known: { answers: Answers } | null = null;

  const place = (next: ChecksOutcome) => {
    const before = byField;
    byField = new Map();
    for (const finding of next.findings) {
      for (const pointer of finding.fields) byField.set(pointer, [...(byField.get(pointer) ?? NONE), finding]);
    }
    for (const pointer of new Set([...before.keys(), ...byField.keys()])) {
      const [old, now] = [before.get(pointer) ?? NONE, byField.get(pointer) ?? NONE];
      if (isSame(old, now)) byField.set(pointer, old);
      else tell(`checks ${pointer}`);
    }
    const isNews = !isSame(outcome.findings, next.findings) || outcome.isComplete !== next.isComplete;
    outcome = next;
    if (isNews) tell('checks');
  };

  return {
    isNeeded: plan !== null,
    count: plan?.checks.length ?? 0,
    /** Whether any rule is shown at a question, by its key. */
    concerns: (key: string) => concerned.has(key),
    /** Begins anew, with what the rules may read of the case besides the answers. */
    start(create: typeof createChecks, attributes: CaseRecord['attributes']) {
      if (plan) engine = create(model, plan, attributes);
      known = null;
    },
    /** Asks the rules whose answers have changed. False while there is more to ask. */
    settle(): boolean {
      if (!engine) return plan === null;
      const { answers } = parts();
      if (known?.answers !== answers || !outcome.isComplete) place(engine.run(answers, isVisible));
      known = { answers };
      return outcome.isComplete;
    },
    at: (pointer: string): readonly CheckFinding[] => byField.get(pointer) ?? NONE,
    outcome: (): ChecksOutcome => outcome,
    /** How many rules of the form nobody can ask: an expression that is no FEEL, a rule that costs too much. */
    unasked: () => outcome.givenUp.length + model.checks.defects.length,
    problems: (): readonly Problem[] => checkProblems(outcome.findings, parts().rationale),
    /** What is sent: without reasons that no rule wants any more. */
    sent: <Parts extends SendableParts>(judgment: Parts): Parts =>
      plan ? withoutIdleReasons(judgment, outcome.findings) : judgment,
  };
}

/** By what is said, and not by identity: rules give a new finding each time. */
function isSame(a: readonly CheckFinding[], b: readonly CheckFinding[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.reasonAt === other.reasonAt &&
        one.state === other.state &&
        one.waitsFor.join(' ') === other.waitsFor.join(' ')
      );
    })
  );
}

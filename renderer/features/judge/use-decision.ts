import { useEffect, useMemo, useState } from 'react';
import { formulaValue } from '../../../shared/forms/formula-values.ts';
import { sendableAnswers } from '../../../shared/forms/sendable-answers.ts';
import type { CaseRecord } from '../../../shared/model/case.ts';
import type { DecisionOutcome } from '../../../shared/model/judgment.ts';
import type { DecisionDefinition } from '../../../shared/model/process.ts';
import type { CompiledDecision, DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';
import { useStore } from '../../data/store-context.ts';
import { compiledDecision } from './compiled-decisions.ts';
import { createDecider } from './create-decider.ts';
import type { FormStore } from './form-store.ts';

/** Long enough that no rule is run between two keystrokes. */
const PAUSE_MS = 300;

export interface Override {
  readonly value: unknown;
  readonly rationale: string;
}

export interface Decision {
  readonly definition: DecisionDefinition;
  readonly state: 'loading' | 'ready' | { readonly failure: string };
  readonly evaluation: DecisionEvaluation | null;
  readonly override: Override | null;
  /** What the rules read has changed since the person decided otherwise, in this sitting. */
  readonly isOverrideStale: boolean;
  setOverride(override: Override | null): void;
  /** The outcome for the answers of this moment, for a judgment that is about to be sealed or saved. */
  outcome(): DecisionOutcome | undefined;
}

/** Runs the client's decision model over the answers, off the typing path. Null: the process has none. */
export function useDecision(
  form: FormStore,
  definition: DecisionDefinition | undefined,
  record: CaseRecord,
  begun: DecisionOutcome | undefined,
): Decision | null {
  const { clock } = useStore();
  const [compiled, setCompiled] = useState<CompiledDecision | { failure: string } | null>(null);
  const [evaluation, setEvaluation] = useState<DecisionEvaluation | null>(null);
  /** What the rules read when the person decided otherwise, or when an earlier decision was found here. */
  const [seen, setSeen] = useState<string | null>(null);
  const [override, keepOverride] = useState<Override | null>(() =>
    begun?.overriddenBy === undefined ? null : { value: begun.overriddenBy, rationale: begun.overrideRationale ?? '' },
  );

  // The rule engine is outside React.
  useEffect(() => {
    if (!definition) return undefined;
    let isCurrent = true;
    void compiledDecision(definition).then(result => {
      if (isCurrent) setCompiled(result.ok ? result.value : { failure: result.failure.message });
    });
    return () => {
      isCurrent = false;
    };
  }, [definition]);

  const evaluate = useMemo(() => {
    if (!compiled || 'failure' in compiled) return null;
    const { model } = form;
    const rules = {
      evaluate: (context: Readonly<Record<string, unknown>>) =>
        compiled.evaluate(formulaValue(model, '', context) as Record<string, unknown>),
    };
    const decide = createDecider(rules, definition?.dmn ?? '', record.attributes);
    return () => decide(sendableAnswers(form.model, form.parts()).answers);
  }, [compiled, form, record.attributes, definition]);

  // The form store is outside React.
  useEffect(() => {
    if (!evaluate) return undefined;
    let cancel: (() => void) | null = clock.after(0, () => {
      const first = evaluate();
      setEvaluation(first);
      setSeen(known => known ?? readBy(first));
    });
    const again = () => {
      cancel?.();
      cancel = clock.after(PAUSE_MS, () => setEvaluation(evaluate()));
    };
    const ends = [form.on('changed', again), form.on('calculated', again)];
    return () => {
      for (const end of ends) end();
      cancel?.();
    };
  }, [evaluate, form, clock]);

  if (!definition) return null;
  return {
    definition,
    state: compiled === null ? 'loading' : 'failure' in compiled ? compiled : 'ready',
    evaluation,
    override,
    isOverrideStale: override !== null && evaluation !== null && seen !== null && readBy(evaluation) !== seen,
    setOverride(next) {
      // A word more in the reason is no second look; another decision is, and so is saying that it is still right.
      if (next && evaluation && (!override || next.value !== override.value || next.rationale === override.rationale)) {
        setSeen(readBy(evaluation));
      }
      keepOverride(next);
    },
    outcome() {
      const now = evaluate?.();
      if (!now) return undefined;
      return {
        result: now.result,
        matchedRules: now.matchedRules.map(rule => rule.id),
        ...(override && { overriddenBy: override.value, overrideRationale: override.rationale }),
      };
    },
  };
}

/** Everything that the rules read of the answers, to tell whether it is still the same. */
function readBy({ inputs, result, required }: DecisionEvaluation): string {
  return JSON.stringify([inputs, result, ...required.map(step => [step.inputs, step.result])]);
}

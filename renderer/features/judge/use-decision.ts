import { useEffect, useMemo, useState } from 'react';
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
  const [override, setOverride] = useState<Override | null>(() =>
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
    const decide = createDecider(compiled, definition?.dmn ?? '', record.attributes);
    return () => decide(sendableAnswers(form.model, form.parts()).answers);
  }, [compiled, form, record.attributes, definition]);

  // The form store is outside React.
  useEffect(() => {
    if (!evaluate) return undefined;
    let cancel: (() => void) | null = clock.after(0, () => setEvaluation(evaluate()));
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
    setOverride,
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

import { useEffect, useMemo, useState } from 'react';
import { formulaValue } from '../../../shared/forms/formula-values.ts';
import { missingAnswers } from '../../../shared/forms/missing.ts';
import { sendableAnswers } from '../../../shared/forms/sendable-answers.ts';
import type { CaseRecord } from '../../../shared/model/case.ts';
import type { DecisionOutcome } from '../../../shared/model/judgment.ts';
import type { DecisionDefinition } from '../../../shared/model/process.ts';
import type { DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';
import { useStore } from '../../data/store-context.ts';
import { compiledDecision } from './compiled-decisions.ts';
import { createDecider } from './create-decider.ts';
import type { FormStore } from './form-store.ts';
import type { DecidingModel } from './rules/deciding-model.ts';
import type { Decided } from './rules/rules-desk.ts';

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
  /** Whether the rules have said what they say of the answers of this moment; when not, they are asked. */
  settle(): boolean;
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
  const [compiled, setCompiled] = useState<DecidingModel | { failure: string } | null>(null);
  const [evaluation, setEvaluation] = useState<DecisionEvaluation | null>(null);
  /** Why a worker has not said what the rules say of the answers. */
  const [trouble, setTrouble] = useState<string | null>(null);
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

  const rules = useMemo(() => {
    if (!compiled || 'failure' in compiled) return null;
    const { model } = form;
    const decider = createDecider(
      { evaluate: context => compiled.evaluate(formulaValue(model, '', context) as Record<string, unknown>) },
      definition?.dmn ?? '',
      record.attributes,
    );
    const answers = () => {
      const sent = sendableAnswers(form.model, form.parts());
      return { ...sent.answers, ...missingAnswers(sent) };
    };
    const show = (said: Decided): void => {
      if (said.ok) {
        setEvaluation(said.value);
        setSeen(known => known ?? readBy(said.value));
        setTrouble(null);
      } else if (said.failure.code !== 'superseded') setTrouble(said.failure.message);
    };
    return {
      ask() {
        const said = decider.decide(answers());
        if (!(said instanceof Promise)) return show({ ok: true, value: said });
        // What a worker said of answers that have changed meanwhile is not shown.
        return void said.then(later => decider.known(answers()) === later && show(later));
      },
      /** Null: a worker has not said it yet. */
      now(): Decided | null {
        const current = answers();
        const said = decider.known(current);
        if (said) return said;
        const decided = decider.decide(current);
        return decided instanceof Promise ? null : { ok: true, value: decided };
      },
    };
  }, [compiled, form, record.attributes, definition]);

  // The form store is outside React.
  useEffect(() => {
    if (!rules) return undefined;
    let cancel: (() => void) | null = clock.after(0, rules.ask);
    const again = () => {
      cancel?.();
      cancel = clock.after(PAUSE_MS, rules.ask);
    };
    const ends = [form.on('changed', again), form.on('calculated', again)];
    return () => {
      for (const end of ends) end();
      cancel?.();
    };
  }, [rules, form, clock]);

  if (!definition) return null;
  return {
    definition,
    state:
      compiled === null
        ? 'loading'
        : 'failure' in compiled
          ? compiled
          : trouble === null
            ? 'ready'
            : { failure: trouble },
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
    settle() {
      if (compiled === null) return false;
      const isSettled = rules === null || rules.now() !== null;
      if (!isSettled) rules.ask();
      return isSettled;
    },
    outcome() {
      const said = rules?.now();
      // A draft is saved while a worker is at it: what was decided otherwise must outlive that.
      const now = said === null && override ? evaluation : said?.ok ? said.value : null;
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

import { type FeelRefusal, type FeelScope, runFeel } from '../rules/feel.ts';
import { formatNumber, isNumber } from '../rules/number/decimal.ts';
import { toJson } from '../rules/value/to-json.ts';
import { unreachable } from '../unreachable.ts';
import { getAt, isBlank, isJsonObject, isSameAnswer, setAt, type Answers } from './answers.ts';
import type { CalculationPlan, CalculationStep } from './calculation-plan.ts';
import { instancesOf } from './field-instances.ts';
import type { FormField, FormModel } from './form-model.ts';
import { formulaValue } from './formula-values.ts';
import { createFormState } from './form-state.ts';
import { sendableAnswers } from './sendable-answers.ts';
import { overlaps, toConcrete } from './template-pointer.ts';

/** Why a computed answer has no value. */
export type CalculationProblem =
  /** Something that the formula reads is not answered yet. */
  | 'waiting'
  /** Everything is answered, and yet the formula comes to nothing: a division by zero, a text where a number should be. */
  | 'no-value'
  /** The formula comes to something that is not the kind of answer that the form wants there. */
  | 'wrong-kind'
  /** The formula reads its own value, directly or through other formulas. */
  | 'circular'
  /** The form computes more than a workstation should have to. */
  | 'too-many'
  | FeelRefusal;

/** A computed answer. */
export interface Calculation {
  readonly pointer: string;
  /** JSON; null when there is none. */
  readonly value: unknown;
  /** Null also for a question that is hidden: it has no value and nothing is wrong. */
  readonly problem: CalculationProblem | null;
}

/** Values may show or hide what other formulas read. A form that never comes to rest is left as it is after these. */
const MAX_ROUNDS = 4;
/** Computed answers of one form, with all rows of its lists. */
const MAX_VALUES = 2_000;

/**
 * The computed answers of a form. A formula sees what a reader of the submission would see: answers that are shown, by
 * their names in the object that the formula stands in and in those around it; what is not answered is null.
 *
 * @param keys the steps to evaluate; all of them when not given
 */
export function calculate(
  model: FormModel,
  plan: CalculationPlan,
  answers: Answers,
  keys?: ReadonlySet<string>,
): readonly Calculation[] {
  const results = new Map<string, Calculation>();
  let now = answers;
  let wanted = keys;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = calculateOnce(model, plan, now, wanted);
    let movesRules = false;
    for (const calculation of found) {
      const { pointer, value } = calculation;
      results.set(pointer, calculation);
      if (isSameAnswer(getAt(now, pointer), value)) continue;
      now = setAt(now, pointer, value ?? undefined);
      movesRules ||= model.rules.some(rule => rule.reads.some(read => overlaps(read, pointer)));
    }
    if (!movesRules) break;
    wanted = undefined;
  }
  return [...results.values()];
}

function calculateOnce(
  model: FormModel,
  plan: CalculationPlan,
  answers: Answers,
  keys: ReadonlySet<string> | undefined,
): Calculation[] {
  const state = createFormState(model, answers);
  const shown = sendableAnswers(model, { answers, evidence: {}, rationale: {}, confidence: {} }).answers;
  const steps = plan.steps.filter(({ field }) => !keys || keys.has(field.key));
  const places = new Map(steps.map(step => [step, instancesOf(answers, step.field.key)]));
  const calculations: Calculation[] = [];
  // Their old values are nobody's input.
  let known = [...places.values()].flat().reduce((left, pointer) => without(left, pointer), shown);
  for (const [step, pointers] of places) {
    const values = pointers.map((pointer): Calculation => {
      if (!state.isVisible(step.field.rules, pointer)) return { pointer, value: null, problem: null };
      if (step.refusal !== null) return { pointer, value: null, problem: step.refusal };
      if (calculations.length >= MAX_VALUES) return { pointer, value: null, problem: 'too-many' };
      return { pointer, ...evaluate(model, plan, step, known, pointer) };
    });
    calculations.push(...values);
    for (const { pointer, value } of values) if (value !== null) known = setAt(known, pointer, value);
  }
  return calculations;
}

function without(answers: Answers, pointer: string): Answers {
  return getAt(answers, pointer) === undefined ? answers : setAt(answers, pointer, undefined);
}

function evaluate(
  model: FormModel,
  plan: CalculationPlan,
  step: CalculationStep,
  known: Answers,
  pointer: string,
): Omit<Calculation, 'pointer'> {
  const result = runFeel(step.field.calculated ?? '', scopeOf(model, plan, step, known, pointer));
  if (!result.ok) return { value: null, problem: result.failure.code };
  const value = answerOf(step.field, result.value.value);
  if (value === null) return { value, problem: isWaiting(step, known, pointer) ? 'waiting' : 'no-value' };
  return isOfKind(step.field, value) ? { value, problem: null } : { value: null, problem: 'wrong-kind' };
}

/** Names of the outer objects first, so that the nearer ones win; all of them null until answered. */
function scopeOf(
  model: FormModel,
  plan: CalculationPlan,
  step: CalculationStep,
  known: Answers,
  pointer: string,
): FeelScope {
  return Object.fromEntries(
    step.levels.toReversed().flatMap(level => {
      const object = formulaValue(model, level, getAt(known, toConcrete(level, pointer)));
      const nothing = plan.namesIn(level).map((name): [string, unknown] => [name, null]);
      return isJsonObject(object) ? [...nothing, ...Object.entries(object)] : nothing;
    }),
  );
}

function isWaiting(step: CalculationStep, known: Answers, pointer: string): boolean {
  return step.reads.some(read => {
    // In the formula's own item only that item counts.
    const level = step.levels.find(one => read.startsWith(`${one}/`)) ?? '';
    const places = instancesOf(known, toConcrete(level, pointer) + read.slice(level.length));
    return places.length === 0 || places.some(place => isBlank(getAt(known, place)));
  });
}

/** A decimal keeps every digit as text; other numbers are JSON's, without the noise that binary fractions have. */
function answerOf({ kind }: FormField, value: unknown): unknown {
  if (kind === 'decimal' && isNumber(value)) return formatNumber(value);
  const json = toJson(value);
  return typeof json === 'number' && Number.isFinite(json) ? Number(json.toPrecision(15)) : json;
}

function isOfKind({ kind, options }: FormField, value: unknown): boolean {
  const isOption = (one: unknown) => options.some(option => option.value === one);
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
    case 'long-text':
    case 'decimal':
    case 'time':
    case 'duration':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'date-time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'single-choice':
      return isOption(value);
    case 'multiple-choice':
      return Array.isArray(value) && value.every(isOption);
    case 'repeating-group':
    case 'money':
    case 'quantity':
    case 'range':
    case 'address':
    case 'unknown':
      return true;
    default:
      return unreachable(kind);
  }
}

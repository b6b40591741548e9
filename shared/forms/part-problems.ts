import { compareNumbers } from '../rules/number/arithmetic.ts';
import { parseNumber, type FeelNumber } from '../rules/number/decimal.ts';
import { currencyDigits } from '../values/currency.ts';
import { splitInstant } from '../values/zoned-time.ts';
import { getAt, isJsonObject, type Answers } from './answers.ts';
import { fieldAt, fieldInstances } from './field-instances.ts';
import type { FormField, FormModel } from './form-model.ts';
import type { Problem } from './problem.ts';

/**
 * The question that a pointer belongs to: of a member of money, a range or an address that is the whole, because only
 * the whole is asked, cited and judged.
 */
export function toQuestion(model: FormModel, pointer: string): string {
  if (fieldAt(model, pointer)) return pointer;
  for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1)) {
    const above = pointer.slice(0, at);
    const field = fieldAt(model, above);
    if (field) return field.parts.length > 0 ? above : pointer;
  }
  return pointer;
}

function numberOf(value: unknown): FeelNumber | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseNumber(value) : null;
}

/** Negative when `a` comes first; null for what has no order. */
function order(field: FormField, a: unknown, b: unknown): number | null {
  if (field.kind === 'date-time') {
    const instant = (value: unknown) =>
      typeof value === 'string' && splitInstant(value) ? Date.parse(value) : Number.NaN;
    const by = instant(a) - instant(b);
    return Number.isNaN(by) ? null : by;
  }
  if (field.kind === 'date' || field.kind === 'time') {
    return typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : null;
  }
  const [left, right] = [numberOf(a), numberOf(b)];
  return left === null || right === null ? null : compareNumbers(left, right);
}

/** The least step of an amount in its currency; null when the amount keeps to it. */
function tooFine(amount: unknown, currency: unknown): number | null {
  const digits = typeof currency === 'string' ? currencyDigits(currency) : null;
  const said = typeof amount === 'number' ? String(amount) : amount;
  if (digits === null || typeof said !== 'string') return null;
  const fraction = /^-?\d+\.(\d*?)0*$/.exec(said)?.[1] ?? '';
  return fraction.length > digits ? Number(`1e-${digits}`) : null;
}

function problemsOf(field: FormField, pointer: string, value: unknown): Problem[] {
  if (field.currency !== undefined) {
    const limit = tooFine(value, field.currency);
    return limit === null ? [] : [{ pointer, code: 'not-a-multiple', params: { limit } }];
  }
  if (!isJsonObject(value)) return [];
  const [first, second] = field.parts;
  if (field.kind === 'money') {
    const currency = field.parts.find(part => /currency/i.test(part.name));
    const amount = field.parts.find(part => part !== currency);
    const limit = currency && amount ? tooFine(value[amount.name], value[currency.name]) : null;
    return limit === null ? [] : [{ pointer, code: 'not-a-multiple', params: { limit } }];
  }
  if (field.kind !== 'range' || !first || !second) return [];
  const by = order(first.field, value[first.name], value[second.name]);
  return by !== null && by > 0 ? [{ pointer, code: 'range-order', params: {} }] : [];
}

/** What is wrong with answers of several parts that no schema says: a range that runs backwards, a third of a cent. */
export function partProblems(model: FormModel, answers: Answers): Problem[] {
  const isWatched = [...model.fields.values()].some(field => field.parts.length > 0 || field.currency !== undefined);
  if (!isWatched) return [];
  return [...fieldInstances(model, answers)].flatMap(({ field, pointer }) =>
    problemsOf(field, pointer, getAt(answers, pointer)),
  );
}

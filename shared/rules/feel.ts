import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelTime, SyntaxError, unaryTest } from 'feelin';
import { ok, type Result, refuse } from '../result.ts';
import { limits } from './limits.ts';

export type FeelRefusal = 'not-feel' | 'too-long' | 'too-deep';

/** A FEEL value in FEEL's own types, for further expressions, with what the interpreter found doubtful. */
export interface FeelValue {
  readonly value: unknown;
  readonly warnings: readonly string[];
}

/** Values that expressions may name. */
export type FeelScope = Readonly<Record<string, unknown>>;

/** Refuses text that cannot be FEEL or would cost too much to find out. Cheap; parses nothing. */
export function checkLength(expression: string): Result<string, FeelRefusal> {
  if (expression.length > limits.expressionLength) {
    return refuse('too-long', `The expression is longer than ${limits.expressionLength} characters.`);
  }
  let depth = 0;
  let words = 0;
  // Strings are skipped whole, so that a bracket in a text does not count.
  for (const [token] of expression.matchAll(/"(?:[^"\\]|\\.)*"|[([{]|[)\]}]|\b(?:if|for|some|every|function)\b/g)) {
    if (/^[([{]$/.test(token)) depth++;
    else if (/^[)\]}]$/.test(token)) depth--;
    else if (!token.startsWith('"')) words++;
    if (depth > limits.expressionDepth || words > limits.expressionDepth) {
      return refuse('too-deep', `The expression is nested deeper than ${limits.expressionDepth} levels.`);
    }
  }
  return ok(expression);
}

/**
 * Evaluates a FEEL expression, for `x-calculated` and `alwaysReview`. A FEEL error is null with a warning, as the
 * standard wants; only text that is no FEEL is refused. The value is JSON: dates and durations are ISO strings.
 */
export function evaluateFeel(expression: string, scope: FeelScope): Result<FeelValue, FeelRefusal> {
  const result = runFeel(expression, scope);
  return result.ok ? ok({ ...result.value, value: toJson(result.value.value) }) : result;
}

/** Like `evaluateFeel`, but the value stays FEEL's, so that it can enter further expressions. */
export function runFeel(expression: string, scope: FeelScope): Result<FeelValue, FeelRefusal> {
  return guarded(expression, () => evaluate(expression, scope));
}

/** Whether a value passes the unary tests of a cell: `-`, `< 5`, `"a", "b"`, `[1..5]`, `not(…)`, or any test of `?`. */
export function testCell(cell: string, value: unknown, scope: FeelScope): Result<FeelValue, FeelRefusal> {
  if (cell === '' || cell === '-') return ok({ value: true, warnings: [] });
  return guarded(cell, () => unaryTest(cell, { ...scope, '?': value }));
}

function guarded(
  expression: string,
  run: () => { value: unknown; warnings: { message: string }[] },
): Result<FeelValue, FeelRefusal> {
  const checked = checkLength(expression);
  if (!checked.ok) return checked;
  try {
    const { value, warnings } = run();
    return ok({ value, warnings: warnings.map(warning => warning.message) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof SyntaxError) return refuse('not-feel', `"${expression}" is not FEEL: ${message}`);
    // The interpreter also throws at values that it cannot work with (a date before the year 0, a pattern that it does
    // not support). To FEEL that is null, and must not take a form down that is being filled in.
    return ok({ value: null, warnings: [message] });
  }
}

/** FEEL values as JSON: temporal values become their ISO strings, functions and ranges null. */
export function toJson(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'function') return null;
  if (typeof value !== 'object') return value;
  if (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  ) {
    return value.toString();
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
}

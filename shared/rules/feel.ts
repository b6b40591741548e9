import { ok, type Result, refuse } from '../result.ts';
import { BUILTIN_NAMES, builtinFunctions } from './builtins/all-functions.ts';
import { createCompiler } from './evaluate/compile.ts';
import { type CompiledTests, compileTests } from './evaluate/compile-tests.ts';
import { type Evaluate, type Frame, inside } from './evaluate/frame.ts';
import { type LimitCode, LimitReached, type Now, Run } from './evaluate/run.ts';
import { KnownNames } from './syntax/known-names.ts';
import { type FeelRefusal as SyntaxRefusal, parseExpression, parseTests } from './syntax/parse.ts';
import { severalWordNames } from './several-word-names.ts';
import { toJson } from './value/to-json.ts';

export type FeelRefusal = SyntaxRefusal | LimitCode;

/** A FEEL value with what was found doubtful on the way to it. */
export interface FeelValue {
  readonly value: unknown;
  readonly warnings: readonly string[];
}

/** Values that expressions may name: JSON, or FEEL's own. */
export type FeelScope = Readonly<Record<string, unknown>>;

/** A FEEL expression or cell that has been parsed; it can be evaluated over any scope with the same names. */
export interface CompiledFeel {
  /** @param timeMs less than what an evaluation may take in any case */
  evaluate(scope: FeelScope, now?: Now, timeMs?: number): Result<FeelValue, LimitCode>;
}

/**
 * Evaluates a FEEL expression, for `x-calculated` and `alwaysReview`. A FEEL error is null with a warning, as the
 * standard wants; only text that is no FEEL, or costs too much, is refused. The value is JSON: dates and durations are
 * ISO strings.
 */
export function evaluateFeel(expression: string, scope: FeelScope, now?: Now): Result<FeelValue, FeelRefusal> {
  const result = runFeel(expression, scope, now);
  return result.ok ? ok({ ...result.value, value: toJson(result.value.value) }) : result;
}

/** Like `evaluateFeel`, but the value stays FEEL's, so that it can enter further expressions. */
export function runFeel(expression: string, scope: FeelScope, now?: Now): Result<FeelValue, FeelRefusal> {
  const compiled = kept(`=${expression}`, scope, names => compileFeel(expression, names));
  return compiled.ok ? compiled.value.evaluate(scope, now) : compiled;
}

/** Whether a value passes the unary tests of a cell: `-`, `< 5`, `"a", "b"`, `[1..5]`, `not(…)`, or any test of `?`. */
export function testCell(cell: string, value: unknown, scope: FeelScope, now?: Now): Result<FeelValue, FeelRefusal> {
  const compiled = kept(`?${cell}`, scope, names => compileCell(cell, names));
  return compiled.ok ? compiled.value.evaluate({ ...scope, '?': value }, now) : compiled;
}

/** Parses an expression once. `names`: those of the scope that are several words, or have signs in them. */
export function compileFeel(expression: string, names: Iterable<string> = []): Result<CompiledFeel, SyntaxRefusal> {
  const parsed = parseExpression(expression, new KnownNames(names, BUILT_IN));
  return parsed.ok ? ok(runnable(compiler.compile(parsed.value))) : parsed;
}

function compileCell(cell: string, names: Iterable<string>): Result<CompiledFeel, SyntaxRefusal> {
  const parsed = parseTests(cell, new KnownNames(names, BUILT_IN));
  if (!parsed.ok) return parsed;
  const tests: CompiledTests = compileTests(compiler, parsed.value);
  return ok(runnable(frame => tests(frame, frame.names['?'] ?? null)));
}

const BUILT_IN = new KnownNames(BUILTIN_NAMES);
const compiler = createCompiler(() => null);

function runnable(evaluate: Evaluate): CompiledFeel {
  return {
    evaluate(scope, now, timeMs) {
      const run = new Run(now, timeMs, scope);
      const outer: Frame = { names: builtinFunctions, outer: null, run };
      try {
        return ok({ value: evaluate(inside(outer, scope)), warnings: run.problems });
      } catch (error) {
        if (!(error instanceof LimitReached)) throw error;
        return refuse(error.code, error.message);
      }
    },
  };
}

/** Expressions that were evaluated last, compiled: a form asks the same ones with every key. */
const MOST_KEPT = 1_000;
const cache = new Map<string, Result<CompiledFeel, SyntaxRefusal>>();

function kept(
  key: string,
  scope: FeelScope,
  compile: (names: readonly string[]) => Result<CompiledFeel, SyntaxRefusal>,
): Result<CompiledFeel, SyntaxRefusal> {
  const names = severalWordNames(scope);
  const whole = [key, ...names].join('\n');
  const found = cache.get(whole) ?? compile(names);
  cache.delete(whole);
  cache.set(whole, found);
  if (cache.size > MOST_KEPT) cache.delete(cache.keys().next().value ?? whole);
  return found;
}

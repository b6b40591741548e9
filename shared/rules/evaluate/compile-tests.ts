import { unreachable } from '../../unreachable.ts';
import type { Comparison, Test, Tests } from '../syntax/node.ts';
import { kindOf } from '../value/kind-of.ts';
import { Exclusion, FeelRange } from '../value/range.ts';
import { type Compiler, type Frame, inside } from './frame.ts';
import { isIn } from './membership.ts';
import { applyComparison, either } from './operators.ts';

/** Whether a value passes; null when it cannot be said. */
export type CompiledTests = (frame: Frame, value: unknown) => boolean | null;

/** Unary tests as a closure (DMN 1.5 §7.3.3 and §10.3.2.8). */
export function compileTests(compiler: Compiler, tests: Tests): CompiledTests {
  if (tests.kind === 'anything') return () => true;
  const compiled = tests.tests.map(test => compileTest(compiler, test));
  const [only] = compiled;
  const anyOf: CompiledTests =
    only && compiled.length === 1
      ? only
      : (frame, value) => {
          let result: boolean | null = false;
          for (const test of compiled) {
            result = either(result, test(frame, value));
            if (result === true) break;
          }
          return result;
        };
  if (tests.kind === 'any-of') return anyOf;
  return (frame, value) => {
    const result = anyOf(frame, value);
    return result === null ? null : !result;
  };
}

/** `< 5` where a value is wanted. */
export function comparisonRange(operator: Comparison, end: unknown): unknown {
  switch (operator) {
    case '=':
      return new FeelRange(end, end, true, true, true);
    case '!=':
      return new Exclusion(end);
    case '<':
    case '<=':
      return new FeelRange(null, end, false, operator === '<=', true);
    case '>':
    case '>=':
      return new FeelRange(end, null, operator === '>=', false, true);
    default:
      return unreachable(operator);
  }
}

function compileTest(compiler: Compiler, test: Test): CompiledTests {
  if (test.kind === 'comparison') {
    const end = compiler.compile(test.end);
    const { operator } = test;
    return (frame, value) => {
      frame.run.step();
      // An open answer is an everyday thing in a form: no comparison holds for it, and nothing is wrong.
      const isOpen = value === null && operator !== '=' && operator !== '!=';
      return isOpen ? null : applyComparison(operator, value, end(frame), frame.run);
    };
  }
  const expression = compiler.compile(test.expression);
  if (test.usesInput) {
    return (frame, value) => {
      const result = expression(inside(frame, { '?': value }));
      return typeof result === 'boolean' ? result : null;
    };
  }
  return (frame, value) => {
    frame.run.step();
    const wanted = expression(inside(frame, { '?': value }));
    // A condition of other values than the tested one.
    if (wanted === true && kindOf(value) !== 'boolean') return true;
    return isIn(value, wanted, frame.run);
  };
}

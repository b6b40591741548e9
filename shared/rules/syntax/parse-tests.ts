import type { Comparison, Node, Test, Tests } from './node.ts';
import type { ParseState } from './parse-state.ts';

const COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

export function takeComparison(state: ParseState): Comparison | null {
  const sign = state.peekSign();
  if (!COMPARISONS.includes(sign)) return null;
  state.takeSign(sign);
  return sign as Comparison;
}

/** Reads the unary tests of a cell, to the end of the text (DMN 1.5 §10.3.1.2, rule 17). */
export function parseCell(state: ParseState, end: (state: ParseState) => Node): Tests {
  if (state.isAtEnd()) return { kind: 'anything' };
  const dash =
    state.peekSign() === '-' &&
    state.attempt(() => {
      state.expectSign('-');
      return state.isAtEnd() ? true : state.fail('a value is missing');
    });
  if (dash) return { kind: 'anything' };
  const negated =
    state.peekWord() === 'not' &&
    state.attempt(() => {
      state.expectWord('not');
      state.expectSign('(');
      const tests = parseTestList(state, end);
      state.expectSign(')');
      return state.isAtEnd() ? tests : state.fail('an operator is missing');
    });
  if (negated) return { kind: 'none-of', tests: negated };
  const tests = parseTestList(state, end);
  if (!state.isAtEnd()) state.fail('there is something too much');
  return { kind: 'any-of', tests };
}

/**
 * Reads what stands behind `in`: one test, or several in brackets (rule 49 c).
 *
 * @param end reads the end of a comparison, or a value to compare with: an expression without `and` and `or`
 */
export function parseInTests(state: ParseState, end: (state: ParseState) => Node): Tests {
  const several =
    state.peekSign() === '(' &&
    state.attempt(() => {
      state.expectSign('(');
      const tests = parseTestList(state, end);
      state.expectSign(')');
      // `(1..5)` failed at its dots; `(a).b` goes on.
      return ['.', '[', '('].includes(state.peekSign()) ? state.fail('this is one value') : tests;
    });
  return { kind: 'any-of', tests: several || [parseTest(state, () => end(state), end)] };
}

function parseTestList(state: ParseState, end: (state: ParseState) => Node): Test[] {
  const tests: Test[] = [];
  do tests.push(parseTest(state, () => state.expression(), end));
  while (state.takeSign(','));
  return tests;
}

function parseTest(state: ParseState, expression: () => Node, end: (state: ParseState) => Node): Test {
  const operator = takeComparison(state);
  if (operator) return { kind: 'comparison', operator, end: end(state) };
  const outer = state.usesInput;
  state.usesInput = false;
  const node = expression();
  const { usesInput } = state;
  state.usesInput = outer || usesInput;
  return { kind: 'expression', expression: node, usesInput };
}

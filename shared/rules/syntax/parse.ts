import { limits } from '../limits.ts';
import { type Result, ok, refuse } from '../../result.ts';
import type { KnownNames } from './known-names.ts';
import type { BinaryOperator, Node, Tests } from './node.ts';
import { parseOperand } from './parse-operand.ts';
import { ParseState } from './parse-state.ts';
import { parseCell, parseInTests, takeComparison } from './parse-tests.ts';
import { parseType } from './parse-type.ts';
import { NotFeel } from './scanner.ts';

export type FeelRefusal = 'not-feel' | 'too-long' | 'too-deep';

/** Reads an expression (DMN 1.5 §10.3.1.2). `known`: names of more than a word that it may use. */
export function parseExpression(text: string, known: KnownNames): Result<Node, FeelRefusal> {
  return parseWhole(text, known, state => {
    const node = state.expression();
    if (!state.isAtEnd()) state.fail('there is something too much');
    return node;
  });
}

/** Reads the unary tests of a cell: `-`, `< 5`, `"a", "b"`, `[1..5]`, `not(…)`, or any test of `?`. */
export function parseTests(text: string, known: KnownNames): Result<Tests, FeelRefusal> {
  return parseWhole(text, known, state => parseCell(state, addition));
}

function parseWhole<T>(text: string, known: KnownNames, read: (state: ParseState) => T): Result<T, FeelRefusal> {
  if (text.length > limits.expressionLength) {
    return refuse('too-long', `The expression is longer than ${limits.expressionLength} characters.`);
  }
  try {
    return ok(read(new ParseState(text, known, disjunction)));
  } catch (error) {
    if (!(error instanceof NotFeel)) throw error;
    if (error.code === 'too-deep') return refuse('too-deep', error.message);
    return refuse('not-feel', `"${text}" is not FEEL: ${error.message}`);
  }
}

function disjunction(state: ParseState): Node {
  return leftToRight(state, conjunction, () => state.takeWord('or') && 'or');
}

function conjunction(state: ParseState): Node {
  return leftToRight(state, comparison, () => state.takeWord('and') && 'and');
}

function comparison(state: ParseState): Node {
  let value = addition(state);
  for (;;) {
    const left = value;
    if (state.takeWord('between')) {
      const low = addition(state);
      state.expectWord('and');
      value = { kind: 'between', value: left, low, high: addition(state) };
    } else if (state.takeWord('in')) value = { kind: 'in', value: left, tests: parseInTests(state, addition) };
    else {
      const operator = takeComparison(state);
      if (!operator) return value;
      value = { kind: 'binary', operator, left, right: addition(state) };
    }
    state.countOperator();
  }
}

function addition(state: ParseState): Node {
  return leftToRight(state, multiplication, () => takeOneOf(state, ['+', '-']));
}

function multiplication(state: ParseState): Node {
  return leftToRight(state, exponentiation, () => takeOneOf(state, ['*', '/']));
}

/** From left to right, as the kit has it: `3 ** 4 ** 5` is `(3 ** 4) ** 5`. */
function exponentiation(state: ParseState): Node {
  return leftToRight(state, negation, () => takeOneOf(state, ['**']));
}

/** Binds closer than `**` (rule 4). */
function negation(state: ParseState): Node {
  if (!state.takeSign('-')) return instanceOf(state);
  const operand = state.deeper(() => negation(state));
  // `-10 instance of number` is asked of minus ten.
  if (operand.kind === 'instance-of') {
    return { ...operand, value: { kind: 'negation', operand: operand.value } };
  }
  return { kind: 'negation', operand };
}

function instanceOf(state: ParseState): Node {
  const value = postfix(state);
  if (!state.takeWord('instance')) return value;
  state.expectWord('of');
  return { kind: 'instance-of', value, type: parseType(state) };
}

/** An operand with the paths, filters and calls behind it. */
function postfix(state: ParseState): Node {
  let node = parseOperand(state, addition);
  for (;;) {
    const source = node;
    const sign = state.peekSign();
    if (sign === '.') {
      state.takeSign('.');
      node = { kind: 'path', source, name: state.takeName(state.known) ?? takeAnyWord(state) };
    } else if (sign === '[') {
      const condition = state.isRangeEnd ? state.attempt(() => filter(state)) : filter(state);
      if (!condition) return node;
      node = { kind: 'filter', source, condition };
    } else if (sign === '(') node = call(state, source);
    else return node;
    state.countOperator();
  }
}

function filter(state: ParseState): Node {
  state.expectSign('[');
  const condition = state.expression();
  state.expectSign(']');
  return condition;
}

function call(state: ParseState, callee: Node): Node {
  state.expectSign('(');
  const named: [string, Node][] = [];
  const positional: Node[] = [];
  while (!state.takeSign(')')) {
    if (named.length + positional.length > 0) state.expectSign(',');
    const name = positional.length === 0 ? state.takeNewName(':') : null;
    if (name !== null) {
      state.expectSign(':');
      named.push([name, state.expression()]);
    } else if (named.length === 0) positional.push(state.expression());
    else state.fail('the name of a parameter is missing');
  }
  if (named.length > 0) return { kind: 'named-call', callee, arguments: named };
  return { kind: 'call', callee, arguments: positional };
}

/** Behind a dot a reserved word is a name like any other. */
function takeAnyWord(state: ParseState): string {
  const word = state.peekWord();
  if (word === '') state.fail('a name is missing');
  state.takeWord(word);
  return word;
}

function takeOneOf(state: ParseState, signs: readonly BinaryOperator[]): BinaryOperator | false {
  const sign = state.peekSign() as BinaryOperator;
  return signs.includes(sign) && state.takeSign(sign) ? sign : false;
}

function leftToRight(
  state: ParseState,
  operand: (state: ParseState) => Node,
  takeOperator: () => BinaryOperator | false,
): Node {
  let left = operand(state);
  for (let operator = takeOperator(); operator; operator = takeOperator()) {
    state.countOperator();
    left = { kind: 'binary', operator, left, right: operand(state) };
  }
  return left;
}

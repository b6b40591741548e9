import { parseNumber } from '../number/decimal.ts';
import { parseTemporal } from '../temporal/parse.ts';
import type { Iterator, Node, ParameterNode } from './node.ts';
import type { ParseState } from './parse-state.ts';
import { takeComparison } from './parse-tests.ts';
import { parseType } from './parse-type.ts';

/** Reads an operand: a literal, a name, something in brackets, or `if`, `for`, `some`, `every`, `function`. */
export function parseOperand(state: ParseState, end: (state: ParseState) => Node): Node {
  const number = state.takeNumber();
  if (number !== null) return { kind: 'literal', value: parseNumber(number) };
  const text = state.takeString();
  if (text !== null) return { kind: 'literal', value: text };
  switch (state.peekSign()) {
    case '@':
      state.takeSign('@');
      return { kind: 'literal', value: parseTemporal(state.takeString() ?? state.fail('a text is missing')) };
    case '[':
      return parseList(state, end);
    case '(':
      return parseBrackets(state, end);
    case ']':
      state.takeSign(']');
      return parseRange(state, end(state), false, end);
    case '{':
      return parseContext(state);
  }
  return parseWord(state) ?? state.fail('a value is missing');
}

function parseWord(state: ParseState): Node | null {
  const name = state.takeName(state.known);
  if (name !== null) {
    if (name === '?') state.usesInput = true;
    return { kind: 'name', name };
  }
  const word = state.peekWord();
  const literals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
  if (Object.hasOwn(literals, word)) {
    state.takeWord(word);
    return { kind: 'literal', value: literals[word] };
  }
  if (state.takeWord('if')) return parseIf(state);
  if (state.takeWord('for')) return parseFor(state);
  if (state.takeWord('some')) return parseQuantified(state, false);
  if (state.takeWord('every')) return parseQuantified(state, true);
  if (state.takeWord('function')) return parseFunction(state);
  return null;
}

function parseIf(state: ParseState): Node {
  const condition = state.expression();
  state.expectWord('then');
  const then = state.expression();
  state.expectWord('else');
  return { kind: 'if', condition, consequence: then, otherwise: state.expression() };
}

function parseFor(state: ParseState): Node {
  const iterators = parseIterators(state);
  state.expectWord('return');
  return { kind: 'for', iterators, body: state.expression() };
}

function parseQuantified(state: ParseState, every: boolean): Node {
  const iterators = parseIterators(state);
  state.expectWord('satisfies');
  return { kind: 'quantified', every, iterators, body: state.expression() };
}

function parseIterators(state: ParseState): Iterator[] {
  const iterators: Iterator[] = [];
  do {
    const words: string[] = [];
    while (!state.takeWord('in')) {
      const word = state.peekWord();
      if (word === '' || !state.takeWord(word)) state.fail('a name and "in" are missing');
      words.push(word);
    }
    const name = words.join(' ');
    if (name === '') state.fail('a name is missing');
    const source = state.expression();
    const to = state.takeSign('..') ? state.expression() : null;
    state.known.add(name);
    iterators.push({ name, source, to });
  } while (state.takeSign(','));
  return iterators;
}

function parseFunction(state: ParseState): Node {
  state.expectSign('(');
  const parameters: ParameterNode[] = [];
  while (!state.takeSign(')')) {
    if (parameters.length > 0) state.expectSign(',');
    const name = state.takeNewName(':,)') ?? state.fail('a name is missing');
    state.known.add(name);
    parameters.push({ name, type: state.takeSign(':') ? parseType(state) : null });
  }
  const isExternal = state.takeWord('external');
  const body = state.expression();
  // Java and PMML do not run here; the function is known and gives null.
  return { kind: 'function', parameters, body: isExternal ? null : body };
}

function parseList(state: ParseState, end: (state: ParseState) => Node): Node {
  state.takeSign('[');
  const items: Node[] = [];
  while (!state.takeSign(']')) {
    if (items.length > 0) state.expectSign(',');
    items.push(state.expression());
    const [first] = items;
    if (items.length === 1 && first && state.peekSign() === '..') return parseRange(state, first, true, end);
  }
  return { kind: 'list', items };
}

function parseBrackets(state: ParseState, end: (state: ParseState) => Node): Node {
  state.takeSign('(');
  const operator = takeComparison(state);
  const inner: Node = operator ? { kind: 'comparison-range', operator, end: end(state) } : state.expression();
  if (!operator && state.peekSign() === '..') return parseRange(state, inner, false, end);
  state.expectSign(')');
  return inner;
}

/** Reads from the dots of a range on. */
function parseRange(state: ParseState, low: Node, lowIncluded: boolean, end: (state: ParseState) => Node): Node {
  state.expectSign('..');
  const { isRangeEnd } = state;
  state.isRangeEnd = true;
  const high = state.deeper(() => end(state));
  state.isRangeEnd = isRangeEnd;
  const highIncluded = state.takeSign(']');
  if (!highIncluded && !state.takeSign(')')) state.expectSign('[');
  return { kind: 'range', low, high, ends: { lowIncluded, highIncluded } };
}

function parseContext(state: ParseState): Node {
  state.takeSign('{');
  const entries: [string, Node][] = [];
  while (!state.takeSign('}')) {
    if (entries.length > 0) state.expectSign(',');
    const key = state.takeString() ?? state.takeNewName(':') ?? state.fail('a key is missing');
    state.expectSign(':');
    if (entries.some(([known]) => known === key)) state.fail(`the key "${key}" is there twice`);
    state.known.add(key);
    entries.push([key, state.expression()]);
  }
  return { kind: 'context', entries };
}

import { limits } from '../limits.ts';
import type { KnownNames } from './known-names.ts';
import type { Comparison, Node, Test, Tests } from './node.ts';

/**
 * Reads the cells that most tables consist of, in one walk: `-`, `"a", "b"`, `< 5`, `[1..5)`, `not(…)`, `true`. Null for
 * all others, which the grammar reads; it says the same of these, and takes ten times as long.
 *
 * @param known names that might begin with a word of a cell: then the grammar decides
 */
export function readSimpleTests(text: string, known: KnownNames): Tests | null {
  const walk = new Walk(text, known);
  if (text.length > limits.expressionLength) return null;
  if (walk.isAtEnd()) return { kind: 'anything' };
  if (walk.take('-') && walk.isAtEnd()) return { kind: 'anything' };
  walk.at = 0;
  const isNegated = walk.takeWord('not');
  if (isNegated && !walk.take('(')) return null;
  const tests: Test[] = [];
  do {
    const test = readTest(walk);
    if (!test) return null;
    tests.push(test);
  } while (walk.take(','));
  if (isNegated && !walk.take(')')) return null;
  return walk.isAtEnd() ? { kind: isNegated ? 'none-of' : 'any-of', tests } : null;
}

/** Reads a value that is a literal, also a negative one, and nothing else; null for all others. */
export function readSimpleValue(text: string, known: KnownNames): Node | null {
  const walk = new Walk(text, known);
  const value = text.length > limits.expressionLength ? null : readLiteral(walk);
  return value && walk.isAtEnd() ? value : null;
}

const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
/** With so many digits a number is the double that it is written as. */
const MOST_DIGITS = 15;

class Walk {
  readonly text: string;
  readonly known: KnownNames;
  at = 0;

  constructor(text: string, known: KnownNames) {
    this.text = text;
    this.known = known;
  }

  /** Code of the next character that is no space; not a number at the end. */
  peek(): number {
    let code = this.text.charCodeAt(this.at);
    while (code === SPACE) code = this.text.charCodeAt(++this.at);
    return code;
  }

  isAtEnd(): boolean {
    return Number.isNaN(this.peek());
  }

  take(sign: string): boolean {
    this.peek();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  takeWord(word: string): boolean {
    this.peek();
    const end = this.at + word.length;
    if (!this.text.startsWith(word, this.at) || this.known.match(word, this.text, end)) return false;
    this.at = end;
    return true;
  }
}

function readTest(walk: Walk): Test | null {
  const operator = readComparison(walk);
  if (operator) {
    const end = readLiteral(walk);
    return end && { kind: 'comparison', operator, end };
  }
  const expression = readLiteral(walk) ?? readRange(walk);
  return expression && { kind: 'expression', expression, usesInput: false };
}

const COMPARISONS = ['<=', '>=', '!=', '<', '>', '='] as const;

function readComparison(walk: Walk): Comparison | null {
  const code = walk.peek();
  // Only these begin one: most cells have none.
  if (code !== 33 && (code < 60 || code > 62)) return null;
  return COMPARISONS.find(sign => walk.take(sign)) ?? null;
}

function readRange(walk: Walk): Node | null {
  const lowIncluded = walk.take('[');
  if (!lowIncluded && !walk.take('(') && !walk.take(']')) return null;
  const low = readNumber(walk);
  const high = low && walk.take('..') ? readNumber(walk) : null;
  if (!low || !high) return null;
  const highIncluded = walk.take(']');
  if (!highIncluded && !walk.take(')') && !walk.take('[')) return null;
  return { kind: 'range', low, high, ends: { lowIncluded, highIncluded } };
}

const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

function readLiteral(walk: Walk): Node | null {
  const code = walk.peek();
  if (code === QUOTE) return readText(walk);
  const number = readNumber(walk);
  if (number) return number;
  const word = WORDS.find(([name]) => walk.takeWord(name));
  return word ? { kind: 'literal', value: word[1] } : null;
}

/** A text without escapes. */
function readText(walk: Walk): Node | null {
  const end = walk.text.indexOf('"', walk.at + 1);
  const value = walk.text.slice(walk.at + 1, end);
  if (end < 0 || value.includes('\\')) return null;
  walk.at = end + 1;
  return { kind: 'literal', value };
}

function readNumber(walk: Walk): Node | null {
  if (walk.peek() === MINUS) {
    const from = walk.at++;
    const operand = readNumber(walk);
    if (!operand) walk.at = from;
    return operand && { kind: 'negation', operand };
  }
  const { text, at } = walk;
  let end = digitsEnd(text, at);
  if (end === at) return null;
  if (text.charCodeAt(end) === POINT && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 1);
  const isExponent = (text.charCodeAt(end) | 32) === 101;
  if (isExponent || end - at > MOST_DIGITS) return null;
  walk.at = end;
  return { kind: 'literal', value: Number(text.slice(at, end)) };
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

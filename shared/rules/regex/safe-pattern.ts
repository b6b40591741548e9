import { LimitReached, Run } from '../evaluate/run.ts';
import { compilePattern, type Program } from './compile-pattern.ts';
import { find } from './find.ts';
import { parseEcmaScript } from './parse-ecmascript.ts';
import { NotPattern, type Pattern } from './pattern.ts';

/** Whether a text matches. A text that would take too long to be asked does not. */
export type PatternTest = (text: string) => boolean;

/** Ways that the engine may try one behind the other: a few milliseconds. */
const MOST_WAYS = 1_000_000;
/** Of a pattern that only the engine knows: how often, in how many places, its ways may depend on the length. */
const MOST_DEGREE = 2;
const NO_FLAGS = { dotAll: false, multiline: false, ignoreCase: false };

/**
 * A regular expression of JavaScript that cannot be made to run for long. The engine matches what is plain, which is
 * nearly all; what could try too many ways on a text is matched without going back, in time that grows with text times
 * pattern. Null for an expression that neither can promise.
 */
export function safePattern(source: string): PatternTest | null {
  const weighed = weighPattern(source);
  if (!weighed) return null;
  const { expression, program, isPlain } = weighed;
  return text => {
    if (isPlain(text)) return expression.test(text);
    return program !== null && isFound(program, text);
  };
}

/** An expression, and which of the two ways of matching it can be made to run for long. */
export interface WeighedPattern {
  readonly expression: RegExp;
  /** Matched without going back; null: it cannot be. */
  readonly program: Program | null;
  /** The engine is done with this text in a few milliseconds. */
  readonly isPlain: (text: string) => boolean;
}

/** Null for an expression that neither way can promise to be done with. Throws what the engine cannot read. */
export function weighPattern(source: string): WeighedPattern | null {
  const expression = new RegExp(source, 'u');
  const pattern = parseEcmaScript(source);
  // Not read by us, so weighed by its text alone.
  const ways = pattern ? waysOf(pattern) : { factor: 1, degree: source.match(/[*+]|,\}/g)?.length ?? 0 };
  const program = pattern && compiled(pattern);
  // Written out it is too large for us, and so it is for the engine.
  if (pattern && !program) return null;
  if (!program && (ways.degree > MOST_DEGREE || !isCompilable(expression))) return null;
  const isPlain = (text: string) => ways.factor * Math.max(1, text.length) ** (ways.degree + 1) <= MOST_WAYS;
  return { expression, program, isPlain };
}

/** The engine reads an expression at once and compiles it when it is first asked; only then it finds it too large. */
function isCompilable(expression: RegExp): boolean {
  try {
    expression.test('');
    return true;
  } catch {
    // Only that can arrive here.
    return false;
  }
}

function compiled(pattern: Pattern): Program | null {
  try {
    return compilePattern(pattern, 0);
  } catch (error) {
    // Written out it has too many steps.
    if (!(error instanceof NotPattern)) throw error;
    return null;
  }
}

function isFound(program: Program, text: string): boolean {
  try {
    const codes = Array.from(text, character => character.codePointAt(0) ?? 0);
    return find(program, codes, 0, NO_FLAGS, new Run()) !== null;
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return false;
  }
}

interface Ways {
  readonly factor: number;
  /** How often the length of the text comes in as a factor. */
  readonly degree: number;
}

/** In how many ways a pattern can take a text apart, at worst: `factor × length ^ degree`. */
function waysOf(pattern: Pattern): Ways {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.map(waysOf).reduce(times, ONE);
    case 'choice':
      return pattern.parts.map(waysOf).reduce((a, b) => ({
        factor: a.factor + b.factor,
        degree: Math.max(a.degree, b.degree),
      }));
    case 'group':
      return waysOf(pattern.part);
    case 'repeat': {
      const inner = waysOf(pattern.part);
      const isOneWay = inner.factor === 1 && inner.degree === 0;
      if (pattern.most === Number.POSITIVE_INFINITY) {
        return isOneWay ? { factor: 1, degree: 1 } : { factor: Number.POSITIVE_INFINITY, degree: 1 };
      }
      const range = { factor: pattern.most - pattern.least + 1, degree: 0 };
      return isOneWay
        ? range
        : times(range, { factor: inner.factor ** pattern.most, degree: inner.degree * pattern.most });
    }
    default:
      return ONE;
  }
}

const ONE: Ways = { factor: 1, degree: 0 };

function times(a: Ways, b: Ways): Ways {
  return { factor: a.factor * b.factor, degree: a.degree + b.degree };
}

import { createCompiler } from '../evaluate/compile.ts';
import type { Run } from '../evaluate/run.ts';
import { KnownNames } from '../syntax/known-names.ts';
import type { Node } from '../syntax/node.ts';
import { parseExpression } from '../syntax/parse.ts';
import { compare } from '../value/compare.ts';
import { contextOf } from '../value/kind-of.ts';
import { FeelRange } from '../value/range.ts';
import { builtin } from './define.ts';
import { temporalFunctions } from './temporal-functions.ts';

/** Where the ends of two ranges lie: -1 before, 0 at, 1 behind; open and closed ends are told apart. */
interface Relation {
  /** The first range's end to the other's. */
  readonly starts: number;
  readonly ends: number;
  /** The first range's upper end to the other's lower one, and the first's lower end to the other's upper one. */
  readonly endToStart: number;
  readonly startToEnd: number;
  /** The same, when only the values touch: an end at 5 and a start at 5, whatever is included. */
  readonly isMeeting: boolean;
  readonly isMetBy: boolean;
}

const POINTS = 'number|string|date|time|date and time|days and time duration|years and months duration';

/** DMN 1.5 §10.3.4.9, Table 80: Allen's relations, of ranges and of points, which are ranges of one value. */
export const rangeFunctions = [
  relation('before', 'all', r => r.endToStart < 0),
  relation('after', 'all', r => r.startToEnd > 0),
  relation('meets', 'ranges', r => r.isMeeting),
  relation('met by', 'ranges', r => r.isMetBy),
  relation('overlaps', 'ranges', r => r.endToStart >= 0 && r.startToEnd <= 0),
  relation('overlaps before', 'ranges', r => r.starts < 0 && r.endToStart >= 0 && r.ends <= 0),
  relation('overlaps after', 'ranges', r => r.starts > 0 && r.startToEnd <= 0 && r.ends >= 0),
  relation('finishes', 'into', r => r.ends === 0 && r.starts >= 0),
  relation('finished by', 'from', r => r.ends === 0 && r.starts <= 0),
  relation('includes', 'from', r => r.starts <= 0 && r.ends >= 0),
  relation('during', 'into', r => r.starts >= 0 && r.ends <= 0),
  relation('starts', 'into', r => r.starts === 0 && r.ends <= 0),
  relation('started by', 'from', r => r.starts === 0 && r.ends >= 0),
  relation('coincides', 'same', r => r.starts === 0 && r.ends === 0),
  builtin('range', ['from: string', (run, text: string) => rangeFrom(run, text)]),
];

function relation(name: string, which: 'all' | 'ranges' | 'into' | 'from' | 'same', holds: (r: Relation) => boolean) {
  const body = (_: Run, a: unknown, b: unknown): boolean | null => {
    const found = relate(asRange(a), asRange(b));
    return found && holds(found);
  };
  const forms: Record<typeof which, readonly string[]> = {
    all: [
      `point1: ${POINTS}, point2: ${POINTS}`,
      `point: ${POINTS}, range: range`,
      `range: range, point: ${POINTS}`,
      'range1: range, range2: range',
    ],
    ranges: ['range1: range, range2: range'],
    into: [`point: ${POINTS}, range: range`, 'range1: range, range2: range'],
    from: [`range: range, point: ${POINTS}`, 'range1: range, range2: range'],
    same: [`point1: ${POINTS}, point2: ${POINTS}`, 'range1: range, range2: range'],
  };
  return builtin(name, ...forms[which].map(signature => [signature, body] as const));
}

function asRange(value: unknown): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(value, value, true, true);
}

function relate(a: FeelRange, b: FeelRange): Relation | null {
  const starts = order(a.low, b.low, -1, -1);
  const ends = order(a.high, b.high, 1, 1);
  const endToStart = order(a.high, b.low, 1, -1);
  const startToEnd = order(a.low, b.high, -1, 1);
  if (starts === null || ends === null || endToStart === null || startToEnd === null) return null;
  return {
    // A start that is not included lies a little behind its value, an end a little before it.
    starts: starts || Number(!a.lowIncluded) - Number(!b.lowIncluded),
    ends: ends || Number(!b.highIncluded) - Number(!a.highIncluded),
    endToStart: endToStart || (a.highIncluded && b.lowIncluded ? 0 : -1),
    startToEnd: startToEnd || (a.lowIncluded && b.highIncluded ? 0 : 1),
    isMeeting: endToStart === 0 && a.highIncluded && b.lowIncluded,
    isMetBy: startToEnd === 0 && a.lowIncluded && b.highIncluded,
  };
}

/** Order of two ends, of which null is without bound, on the side that is given. */
function order(a: unknown, b: unknown, sideOfA: 1 | -1, sideOfB: 1 | -1): number | null {
  if (a === null || b === null) {
    const [x, y] = [a === null ? sideOfA : 0, b === null ? sideOfB : 0];
    return Math.sign(x - y);
  }
  const found = compare(a, b);
  return found === null ? null : Math.sign(found);
}

const compiler = createCompiler(() => null);
const known = new KnownNames(temporalFunctions.map(({ name }) => name));
const names = contextOf(temporalFunctions.map(one => [one.name, one]));

/** Reads a range whose ends are literals, in order (Table 72). */
function rangeFrom(run: Run, text: string): FeelRange | null {
  const parsed = parseExpression(text, known);
  if (!parsed.ok || parsed.value.kind !== 'range') return null;
  const { low, high } = parsed.value;
  if (!isLiteral(low) || !isLiteral(high)) return null;
  const range = compiler.compile(parsed.value)({ names, outer: null, run });
  if (!(range instanceof FeelRange) || (range.low === null && range.high === null)) return null;
  const isInOrder = range.low === null || range.high === null || (compare(range.low, range.high) ?? 1) <= 0;
  return isInOrder ? range : null;
}

function isLiteral(node: Node): boolean {
  if (node.kind === 'literal') return true;
  if (node.kind === 'negation') return isLiteral(node.operand);
  return node.kind === 'call' && node.callee.kind === 'name' && node.arguments.every(one => one.kind === 'literal');
}

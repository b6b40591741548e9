import type { Run } from '../evaluate/run.ts';
import { compareNumbers, isInteger, modulo, negate } from '../number/arithmetic.ts';
import { type FeelNumber, parseNumber, toDouble } from '../number/decimal.ts';
import { roundTo, type RoundingMode, SCALES } from '../number/rounding.ts';
import { exponential, naturalLogarithm, squareRoot } from '../number/transcendental.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/duration.ts';
import { builtin } from './define.ts';

/** DMN 1.5 §10.3.4.5, Table 76, and `number` of §10.3.4.1. */
export const numericFunctions = [
  builtin('decimal', [
    'n: number, scale: number',
    (_, n: FeelNumber, scale: FeelNumber) => rounded(n, scale, 'half even'),
  ]),
  builtin('floor', ['n: number, scale?: number', (_, n: FeelNumber, scale?: FeelNumber) => rounded(n, scale, 'floor')]),
  builtin('ceiling', [
    'n: number, scale?: number',
    (_, n: FeelNumber, scale?: FeelNumber) => rounded(n, scale, 'ceiling'),
  ]),
  ...(['up', 'down', 'half up', 'half down'] as const).map(mode =>
    builtin(`round ${mode}`, [
      'n: number, scale: number',
      (_, n: FeelNumber, scale: FeelNumber) => rounded(n, scale, mode),
    ]),
  ),
  builtin(
    'abs',
    ['n: number', (_, n: FeelNumber) => (compareNumbers(n, 0) < 0 ? negate(n) : n)],
    [
      'n: days and time duration',
      (_, { value }: DaysTimeDuration) => new DaysTimeDuration(value < 0n ? -value : value),
    ],
    ['n: years and months duration', (_, { months }: YearsMonthsDuration) => new YearsMonthsDuration(Math.abs(months))],
  ),
  builtin('modulo', ['dividend: number, divisor: number', (_, a: FeelNumber, b: FeelNumber) => modulo(a, b)]),
  builtin('sqrt', ['number: number', (run, n: FeelNumber) => counted(run, squareRoot(n))]),
  builtin('log', ['number: number', (run, n: FeelNumber) => counted(run, naturalLogarithm(n))]),
  builtin('exp', ['number: number', (run, n: FeelNumber) => counted(run, exponential(n))]),
  builtin('odd', ['number: number', (_, n: FeelNumber) => (isInteger(n) ? modulo(n, 2) === 1 : false)]),
  builtin('even', ['number: number', (_, n: FeelNumber) => (isInteger(n) ? modulo(n, 2) === 0 : false)]),
  builtin(
    'number',
    ['from: string', (_, text: string) => parseNumber(text.trim())],
    [
      'from: string, grouping separator: string?, decimal separator: string?',
      (_, text: string, grouping: string | null, point: string | null) => separated(text, grouping, point),
    ],
    ['from: number', (_, n: FeelNumber) => n],
  ),
];

/** A series of sixty digits takes as long as some hundred other steps. */
function counted(run: Run, value: FeelNumber | null): FeelNumber | null {
  run.step(200);
  return value;
}

function rounded(value: FeelNumber, scale: FeelNumber | undefined, mode: RoundingMode): FeelNumber | null {
  const digits = Math.trunc(toDouble(scale ?? 0));
  if (digits < SCALES.least || digits > SCALES.most) return null;
  return roundTo(value, digits, mode);
}

function separated(text: string, grouping: string | null, point: string | null): FeelNumber | null {
  const isGrouping = grouping === null || [' ', ',', '.'].includes(grouping);
  const isPoint = point === null || [',', '.'].includes(point);
  if (!isGrouping || !isPoint || (grouping !== null && grouping === point)) return null;
  const ungrouped = grouping === null ? text : text.replaceAll(grouping, '');
  if (point !== null && point !== '.' && ungrouped.includes('.')) return null;
  return parseNumber(point === null ? ungrouped : ungrouped.replaceAll(point, '.'));
}

import { both, either } from '../evaluate/operators.ts';
import type { Run } from '../evaluate/run.ts';
import { add, compareNumbers, divide, multiply } from '../number/arithmetic.ts';
import { type FeelNumber, isNumber } from '../number/decimal.ts';
import { deviation } from '../number/transcendental.ts';
import { addTemporal } from '../temporal/arithmetic.ts';
import { compare } from '../value/compare.ts';
import { isDuration } from '../temporal/duration.ts';
import { builtin } from './define.ts';

type List = readonly unknown[];

/** DMN 1.5 §10.3.4.4, Table 75: one value of a list, that may also be given as so many arguments. */
export const aggregateFunctions = [
  aggregate('min', 'c', list => extreme(list, -1)),
  aggregate('max', 'c', list => extreme(list, 1)),
  aggregate('sum', 'n', list => total(list)),
  aggregate('mean', 'n', list => {
    const sum = numbersOf(list) && sumOf(numbersOf(list) ?? []);
    return sum === null ? null : divide(sum, list.length);
  }),
  aggregate('product', 'n', list =>
    (numbersOf(list) ?? []).reduce<FeelNumber | null>(
      (product, n) => product && multiply(product, n),
      numbersOf(list) && 1,
    ),
  ),
  aggregate('median', 'n', list => median(list)),
  aggregate('stddev', 'n', list => deviation(numbersOf(list) ?? [], sumOf)),
  aggregateOfAny('mode', list => mode(list)),
  aggregateOfAny('all', list => list.reduce<boolean | null>((all, item) => both(all, item), true)),
  aggregateOfAny('any', list => list.reduce<boolean | null>((any, item) => either(any, item), false)),
  builtin('not', ['negand: any', (_, negand: unknown) => (typeof negand === 'boolean' ? !negand : null)]),
];

/** Of a list that is not empty; for none the answer is null. */
function aggregate(name: string, rest: string, of: (list: List) => unknown) {
  return aggregateOfAny(name, list => (list.length === 0 ? null : of(list)), rest);
}

function aggregateOfAny(name: string, of: (list: List) => unknown, rest = 'b') {
  const body = (run: Run, list: List): unknown => {
    run.step(list.length);
    return of(list);
  };
  return builtin(name, ['list: list', body], [`...${rest}: any`, body]);
}

function numbersOf(list: List): readonly FeelNumber[] | null {
  return list.length > 0 && list.every(isNumber) ? list : null;
}

function sumOf(list: readonly FeelNumber[]): FeelNumber | null {
  return list.reduce<FeelNumber | null>((sum, n) => (sum === null ? null : add(sum, n)), 0);
}

function total(list: List): unknown {
  const numbers = numbersOf(list);
  if (numbers) return sumOf(numbers);
  return list.every(isDuration) ? list.slice(1).reduce<unknown>((sum, one) => addTemporal(sum, one), list[0]) : null;
}

function extreme(list: List, sign: 1 | -1): unknown {
  let best = list[0];
  if (list.length === 1) return compare(best, best) === null ? null : best;
  for (const item of list) {
    const order = compare(item, best);
    if (order === null) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

function median(list: List): unknown {
  const sorted = numbersOf(list)?.toSorted(compareNumbers);
  if (!sorted) return null;
  const upper = sorted[sorted.length >> 1] ?? 0;
  if (sorted.length % 2 === 1) return upper;
  const sum = add(sorted[(sorted.length >> 1) - 1] ?? 0, upper);
  return sum === null ? null : divide(sum, 2);
}

/** The most frequent numbers, in order. */
function mode(list: List): List | null {
  if (list.length === 0) return [];
  const sorted = numbersOf(list)?.toSorted(compareNumbers);
  if (!sorted) return null;
  const runs: { value: FeelNumber; count: number }[] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last && compareNumbers(last.value, value) === 0) last.count++;
    else runs.push({ value, count: 1 });
  }
  const most = Math.max(...runs.map(run => run.count));
  return runs.filter(run => run.count === most).map(run => run.value);
}

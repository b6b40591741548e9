import { invoke } from '../evaluate/invoke.ts';
import type { Run } from '../evaluate/run.ts';
import { isInteger } from '../number/arithmetic.ts';
import { type FeelNumber, toDouble } from '../number/decimal.ts';
import { compare, equal } from '../value/compare.ts';
import type { FeelFunction } from '../value/function.ts';
import { isList } from '../value/kind-of.ts';
import { builtin } from './define.ts';

type List = readonly unknown[];

/** DMN 1.5 §10.3.4.4, Table 75, and `sort` of §10.3.4.8: what gives lists, or looks into them. */
export const listFunctions = [
  builtin('list contains', [
    'list: list, element: any',
    (run, list: List, element: unknown) => counted(run, list).some(item => equal(item, element) === true),
  ]),
  builtin('count', ['list: list', (_, list: List) => list.length]),
  builtin('sublist', [
    'list: list, start position: number, length?: number',
    (_, list: List, start: FeelNumber, length?: FeelNumber) => sublist(list, start, length),
  ]),
  builtin('append', ['list: list, ...items: any', (run, list: List, items: List) => [...counted(run, list), ...items]]),
  builtin('concatenate', [
    '...lists: any',
    (run, lists: List) => {
      const all = lists.flatMap(list => (isList(list) ? counted(run, list) : [list]));
      return lists.includes(null) ? null : all;
    },
  ]),
  builtin('insert before', [
    'list: list, position: number, newItem: any',
    (run, list: List, position: FeelNumber, item: unknown) => {
      const at = indexOf(list, position);
      return at === null ? null : counted(run, list).toSpliced(at, 0, item);
    },
  ]),
  builtin('remove', [
    'list: list, position: number',
    (run, list: List, position: FeelNumber) => {
      const at = indexOf(list, position);
      return at === null ? null : counted(run, list).toSpliced(at, 1);
    },
  ]),
  builtin(
    'list replace',
    [
      'list: list, position: number, newItem: any',
      (run, list: List, position: FeelNumber, item: unknown) => {
        const at = indexOf(list, position);
        return at === null ? null : counted(run, list).toSpliced(at, 1, item);
      },
    ],
    [
      'list: list, match: function, newItem: any',
      (run, list: List, match: FeelFunction, item: unknown) => replaceMatches(run, list, match, item),
    ],
  ),
  builtin('reverse', ['list: list', (run, list: List) => counted(run, list).toReversed()]),
  builtin('index of', [
    'list: list, match: any',
    (run, list: List, match: unknown) =>
      counted(run, list).flatMap((item, index) => (equal(item, match) === true ? [index + 1] : [])),
  ]),
  builtin('union', [
    '...list: any',
    (run, lists: List) =>
      lists.includes(null)
        ? null
        : distinct(
            run,
            lists.flatMap(list => (isList(list) ? list : [list])),
          ),
  ]),
  builtin('distinct values', ['list: list', (run, list: List) => distinct(run, list)]),
  builtin('flatten', ['list: list', (run, list: List) => flatten(run, list, 0)]),
  builtin(
    'sort',
    ['list: list', (run, list: List) => sortBy(run, list, naturallyPrecedes)],
    [
      'list: list, precedes: function',
      (run, list: List, precedes: FeelFunction) => sortBy(run, list, (a, b) => invoke(precedes, [a, b], run)),
    ],
  ),
];

function counted(run: Run, list: List): List {
  run.step(list.length);
  return list;
}

/** A place counted from 1, or backwards from -1, as an index; null when the list has no such place. */
function indexOf(list: List, position: FeelNumber): number | null {
  const place = toDouble(position);
  if (place === 0 || !isInteger(position) || Math.abs(place) > list.length) return null;
  return place > 0 ? place - 1 : list.length + place;
}

function sublist(list: List, start: FeelNumber, length: FeelNumber | undefined): List | null {
  const from = indexOf(list, start);
  if (from === null) return null;
  if (length === undefined) return list.slice(from);
  const count = toDouble(length);
  return count < 1 || from + count > list.length ? null : list.slice(from, from + count);
}

function replaceMatches(run: Run, list: List, match: FeelFunction, replacement: unknown): List | null {
  const replaced: unknown[] = [];
  for (const item of list) {
    const found = invoke(match, [item, replacement], run);
    if (typeof found !== 'boolean') return null;
    replaced.push(found ? replacement : item);
  }
  return replaced;
}

function distinct(run: Run, list: List): List {
  const kept: unknown[] = [];
  for (const item of list) {
    run.step(kept.length + 1);
    if (!kept.some(other => equal(other, item) === true)) kept.push(item);
  }
  return kept;
}

function flatten(run: Run, list: List, depth: number): List {
  run.step(list.length + 1);
  if (depth > 200) return [];
  return list.flatMap(item => (isList(item) ? flatten(run, item, depth + 1) : [item]));
}

function naturallyPrecedes(a: unknown, b: unknown): boolean | null {
  const order = compare(a, b);
  return order === null ? null : order < 0;
}

/** Merges, so that a `precedes` which contradicts itself still ends; null when it gives no boolean. */
function sortBy(run: Run, list: List, precedes: (a: unknown, b: unknown) => unknown): List | null {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left = sortBy(run, list.slice(0, middle), precedes);
  const right = left && sortBy(run, list.slice(middle), precedes);
  if (!left || !right) return null;
  const merged: unknown[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    run.step();
    // Only a later one that comes before moves forward: equal ones keep their order.
    const isBefore = precedes(right[j], left[i]);
    if (typeof isBefore !== 'boolean') return null;
    merged.push(isBefore ? right[j++] : left[i++]);
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

import { add, compareNumbers, isInteger } from '../number/arithmetic.ts';
import { type FeelNumber, isNumber, toDouble } from '../number/decimal.ts';
import { FeelDate } from '../temporal/date.ts';
import { compare } from '../value/compare.ts';
import { isContext, isList } from '../value/kind-of.ts';
import { FeelRange } from '../value/range.ts';
import { type Evaluate, type Frame, inside } from './frame.ts';
import { both, describe, either } from './operators.ts';
import type { Run } from './run.ts';

/** A variable and where its values come from. */
export interface CompiledIterator {
  readonly name: string;
  readonly source: Evaluate;
  /** The last value, where the source is the first of them. */
  readonly to: Evaluate | null;
}

/** `for … return …` (DMN 1.5 §10.3.2.14). `partial` is the list of the results so far. */
export function compileFor(iterators: readonly CompiledIterator[], body: Evaluate): Evaluate {
  return frame => {
    const partial: unknown[] = [];
    const isWhole = iterate(iterators, inside(frame, { partial }), inner => {
      partial.push(body(inner));
      return true;
    });
    return isWhole ? partial : null;
  };
}

/** `some` and `every … satisfies …`. What is no boolean makes the answer unknown, unless another one decides it. */
export function compileQuantified(every: boolean, iterators: readonly CompiledIterator[], body: Evaluate): Evaluate {
  const combine = every ? both : either;
  return frame => {
    let result: boolean | null = every;
    const isWhole = iterate(iterators, frame, inner => {
      result = combine(result, body(inner));
      return result !== !every;
    });
    return isWhole ? result : null;
  };
}

/**
 * `source[condition]` (DMN 1.5 §10.3.2.6): an item by its place, or the items that a condition holds for. In the
 * condition `item` is the item, and the entries of an item that is a context are names.
 *
 * @param isCondition it can be no place, by how it is written
 */
export function compileFilter(source: Evaluate, condition: Evaluate, isCondition: boolean): Evaluate {
  const ofItem = (frame: Frame, item: unknown): unknown => {
    frame.run.step();
    const named = inside(frame, { item });
    return condition(isContext(item) ? inside(named, item) : named);
  };
  return frame => {
    const value = source(frame);
    if (value === null) return frame.run.problem('There is nothing to choose from.');
    const list = isList(value) ? value : [value];
    const kept: unknown[] = [];
    if (list.length === 0) {
      const place = isCondition ? null : condition(inside(frame, { item: null }));
      return isNumber(place) ? null : kept;
    }
    for (const item of list) {
      const found = ofItem(frame, item);
      if (isNumber(found)) return itemAt(list, found, frame.run);
      if (found === true) kept.push(item);
      else if (typeof found !== 'boolean' && found !== null) {
        return frame.run.problem(`${describe(found)} is no condition of a filter.`);
      }
    }
    return kept;
  };
}

/** From 1, or from -1 backwards. */
export function itemAt(list: readonly unknown[], place: FeelNumber, run: Run): unknown {
  const index = toDouble(place);
  const item = list.at(index > 0 ? index - 1 : index);
  if (index === 0 || !Number.isInteger(index) || Math.abs(index) > list.length) {
    return run.problem(`A list of ${list.length} has no item ${index}.`);
  }
  return item ?? null;
}

type Visit = (frame: Frame) => boolean;

/** Visits every combination, the last iterator turning fastest, until a visit says no. False when a source is none. */
function iterate(iterators: readonly CompiledIterator[], frame: Frame, visit: Visit): boolean {
  let isStopped = false;
  const turn = (at: number, around: Frame): boolean => {
    const iterator = iterators[at];
    if (!iterator) {
      isStopped = !visit(around);
      return true;
    }
    const from = iterator.source(around);
    const items = iterator.to ? itemsBetween(from, iterator.to(around), frame.run) : itemsOf(from, frame.run);
    if (!items) return false;
    for (const item of items) {
      frame.run.step();
      if (!turn(at + 1, inside(around, { [iterator.name]: item }))) return false;
      if (isStopped) break;
    }
    return true;
  };
  return turn(0, frame);
}

function itemsOf(source: unknown, run: Run): Iterable<unknown> | null {
  if (isList(source)) return source;
  if (source === null) return run.problem('There is no list to go through.');
  if (source instanceof FeelRange) return itemsOfRange(source, run);
  return [source];
}

function itemsOfRange({ low, high, lowIncluded, highIncluded }: FeelRange, run: Run): Iterable<unknown> | null {
  const isUpwards = (compare(low, high) ?? 1) <= 0;
  const items = isUpwards ? itemsBetween(low, high, run) : run.problem('There is nothing in such a range.');
  if (!items) return null;
  return without(
    items,
    item => (!lowIncluded && compare(item, low) === 0) || (!highIncluded && compare(item, high) === 0),
  );
}

function* without(items: Iterable<unknown>, isOut: (item: unknown) => boolean): Iterable<unknown> {
  for (const item of items) if (!isOut(item)) yield item;
}

/** Whole numbers or days from one to the other, up or down. */
function itemsBetween(from: unknown, to: unknown, run: Run): Iterable<unknown> | null {
  if (isNumber(from) && isNumber(to) && isInteger(from) && isInteger(to)) return numbersBetween(from, to);
  if (from instanceof FeelDate && to instanceof FeelDate) return daysBetween(from, to);
  return run.problem(`There is no counting from ${describe(from)} to ${describe(to)}.`);
}

function* numbersBetween(from: FeelNumber, to: FeelNumber): Iterable<FeelNumber> {
  const step = compareNumbers(from, to) <= 0 ? 1 : -1;
  for (let at: FeelNumber | null = from; at !== null && compareNumbers(at, to) * step <= 0; at = add(at, step))
    yield at;
}

function* daysBetween(from: FeelDate, to: FeelDate): Iterable<FeelDate> {
  const step = from.epochDay <= to.epochDay ? 1 : -1;
  for (let day = from.epochDay; (day - to.epochDay) * step <= 0; day += step) {
    const date = FeelDate.ofEpochDay(day);
    if (date) yield date;
  }
}

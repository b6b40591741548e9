import { compare, equal } from '../value/compare.ts';
import { isList } from '../value/kind-of.ts';
import { Exclusion, FeelRange } from '../value/range.ts';
import type { Run } from './run.ts';

/** Whether a value is, or is in, what a test names: a range, a list, or a value (DMN 1.5 §10.3.2.8, Table 53). */
export function isIn(value: unknown, wanted: unknown, run: Run): boolean | null {
  if (wanted instanceof FeelRange) {
    return value instanceof FeelRange ? equal(value, wanted) : isInRange(value, wanted);
  }
  if (wanted instanceof Exclusion) {
    const isSame = equal(value, wanted.value);
    return isSame === null ? null : !isSame;
  }
  if (!isList(wanted)) return equal(value, wanted);
  if (isList(value) && equal(value, wanted) === true) return true;
  // Like `list contains`: an item of another kind is another item, and not an open question.
  return wanted.some(item => {
    run.step();
    return (item instanceof FeelRange ? isIn(value, item, run) : equal(value, item)) === true;
  });
}

export function isInRange(value: unknown, range: FeelRange): boolean | null {
  const { low, high } = range;
  if (low === null && high === null) return null;
  const fromLow = low === null ? 1 : compare(value, low);
  const toHigh = high === null ? -1 : compare(value, high);
  if (fromLow === null || toHigh === null) return null;
  return (fromLow > 0 || (fromLow === 0 && range.lowIncluded)) && (toHigh < 0 || (toHigh === 0 && range.highIncluded));
}

import { isNumber, toDouble } from '../../shared/rules/number/decimal.ts';
import { equal } from '../../shared/rules/value/compare.ts';
import { entryOf, isContext, isList } from '../../shared/rules/value/kind-of.ts';

/** Numbers of the kit are written with so many digits that matter, some with more than they should. */
const TOLERANCE = 1e-8;

/** Whether a value is what the kit wants. An entry that is missing is as good as one of null. */
export function isExpected(actual: unknown, expected: unknown): boolean {
  if (isNumber(actual) && isNumber(expected)) {
    const [a, b] = [toDouble(actual), toDouble(expected)];
    return equal(actual, expected) === true || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
  }
  if (isList(actual) && isList(expected)) {
    return actual.length === expected.length && actual.every((item, index) => isExpected(item, expected[index]));
  }
  if (isContext(actual) && isContext(expected)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    return [...keys].every(key => isExpected(entryOf(actual, key), entryOf(expected, key)));
  }
  return equal(actual, expected) === true;
}

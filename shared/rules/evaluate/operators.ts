import { unreachable } from '../../unreachable.ts';
import * as numbers from '../number/arithmetic.ts';
import { isNumber } from '../number/decimal.ts';
import { power } from '../number/transcendental.ts';
import { addTemporal, divideDuration, multiplyDuration, subtractTemporal } from '../temporal/arithmetic.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/duration.ts';
import type { BinaryOperator, Comparison } from '../syntax/node.ts';
import { compare, equal } from '../value/compare.ts';
import { isTemporal } from '../value/format.ts';
import { kindOf } from '../value/kind-of.ts';
import type { Run } from './run.ts';

/** FEEL's three-valued `and` and `or` (DMN 1.5 §10.3.2.10, Table 50): what is no boolean is not known. */
export function both(left: unknown, right: unknown): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

export function either(left: unknown, right: unknown): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

/** `=`, `<` and the others (Tables 42 and 43); null with a problem for values that cannot be compared. */
export function applyComparison(operator: Comparison, left: unknown, right: unknown, run: Run): boolean | null {
  if (operator === '=' || operator === '!=') {
    const isEqual = equal(left, right);
    if (isEqual === null) return run.problem(`${describe(left)} cannot be compared with ${describe(right)}.`);
    return isEqual === (operator === '=');
  }
  const order = compare(left, right);
  if (order === null) return run.problem(`${describe(left)} has no order with ${describe(right)}.`);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return unreachable(operator);
  }
}

const STEPS_OF_A_POWER = 200;
/** A date in a zone is asked of the machine's calendar. */
const STEPS_OF_A_DAY = 20;

type Arithmetic = Exclude<BinaryOperator, Comparison | 'and' | 'or'>;

/** `+`, `-`, `*`, `/`, `**` (DMN 1.5 §10.3.2.5, Table 45). */
export function applyArithmetic(operator: Arithmetic, left: unknown, right: unknown, run: Run): unknown {
  if (operator === '**') run.step(STEPS_OF_A_POWER);
  else if (isTemporal(left)) run.step(STEPS_OF_A_DAY);
  const value = isNumber(left) && isNumber(right) ? NUMERIC[operator](left, right) : mixed(operator, left, right, run);
  return value ?? run.problem(`${describe(left)} ${operator} ${describe(right)} has no value.`);
}

export function negate(value: unknown, run: Run): unknown {
  if (isNumber(value)) return numbers.negate(value);
  if (value instanceof DaysTimeDuration) return new DaysTimeDuration(-value.value);
  if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(0 - value.months);
  return run.problem(`${describe(value)} has no negative.`);
}

/** A value in the words of a problem: its kind only, for what it says may be about a person. */
export function describe(value: unknown): string {
  const kind = kindOf(value);
  if (kind === 'null') return 'null';
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

const NUMERIC = {
  '+': numbers.add,
  '-': numbers.subtract,
  '*': numbers.multiply,
  '/': numbers.divide,
  '**': power,
};

function mixed(operator: Arithmetic, left: unknown, right: unknown, run: Run): unknown {
  switch (operator) {
    case '+':
      if (typeof left !== 'string' || typeof right !== 'string') return addTemporal(left, right);
      run.step((left.length + right.length) >> 4);
      return left + right;
    case '-':
      return isTemporal(left) && isTemporal(right) ? subtractTemporal(left, right) : null;
    case '*':
      if (isNumber(right)) return multiplyDuration(left, right);
      return isNumber(left) ? multiplyDuration(right, left) : null;
    case '/':
      return divideDuration(left, right);
    case '**':
      return null;
    default:
      return unreachable(operator);
  }
}

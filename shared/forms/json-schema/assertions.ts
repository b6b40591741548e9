import { isJsonObject } from '../answers.ts';
import { compareNumbers } from '../../rules/number/arithmetic.ts';
import { parseNumber, toDecimal, type FeelNumber } from '../../rules/number/decimal.ts';
import { formats } from './formats.ts';
import { areUnique, isJsonEqual } from './json-equal.ts';
import { patternTest } from './pattern-test.ts';
import { fail, type Keyword, type Meeting } from './run.ts';

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The number that the limits are about: beside `format: decimal` also the one that a text stands for. */
function numberOf({ schema, value }: Meeting): FeelNumber | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && schema['format'] === 'decimal' && formats['decimal']?.(value) === true
    ? parseNumber(value)
    : null;
}

const limit =
  (keyword: string, holds: (order: number) => boolean): Keyword =>
  (wanted, meeting) => {
    const number = numberOf(meeting);
    if (number === null || typeof wanted !== 'number') return true;
    return holds(compareNumbers(number, wanted)) || fail(meeting, keyword, wanted);
  };

/** In whole numbers of the smaller power of ten, so that 0.3 is a multiple of 0.1. */
function isMultiple(value: FeelNumber, of: number): boolean {
  const [a, b] = [toDecimal(value), toDecimal(of)];
  const exponent = Math.min(a.exponent, b.exponent);
  const whole = ({ coefficient, exponent: own }: typeof a) => coefficient * 10n ** BigInt(own - exponent);
  return whole(b) === 0n || whole(a) % whole(b) === 0n;
}

const length = (text: string) => {
  let count = 0;
  // Characters are code points, not halves of pairs.
  for (const _ of text) count++;
  return count;
};

const count =
  (keyword: string, sizeOf: (value: unknown) => number | null, isMost: boolean): Keyword =>
  (wanted, meeting) => {
    const size = sizeOf(meeting.value);
    if (size === null || typeof wanted !== 'number') return true;
    return (isMost ? size <= wanted : size >= wanted) || fail(meeting, keyword, wanted);
  };

const textSize = (value: unknown) => (typeof value === 'string' ? length(value) : null);
const listSize = (value: unknown) => (Array.isArray(value) ? value.length : null);
const memberCount = (value: unknown) => (isJsonObject(value) ? Object.keys(value).length : null);
const names = (value: unknown) =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

/** The members that are wanted and not there, each said on its own. */
function hasAll(meeting: Meeting, keyword: string, wanted: readonly string[]): boolean {
  const { value } = meeting;
  const absent = isJsonObject(value) ? wanted.filter(name => !Object.hasOwn(value, name)) : [];
  for (const name of absent) fail(meeting, keyword, name);
  return absent.length === 0;
}

/** The keywords that look at a value and at nothing in it (JSON Schema Validation 2020-12, §6). */
export const assertions: Readonly<Record<string, Keyword>> = {
  type: (wanted, meeting) =>
    (Array.isArray(wanted)
      ? wanted.some(type => isOfType(meeting.value, type))
      : wanted === undefined || isOfType(meeting.value, wanted)) || fail(meeting, 'type', wanted),
  enum: (wanted, meeting) =>
    !Array.isArray(wanted) || wanted.some(one => isJsonEqual(one, meeting.value)) || fail(meeting, 'enum', undefined),
  const: (wanted, meeting) => isJsonEqual(wanted, meeting.value) || fail(meeting, 'const', wanted),
  minimum: limit('minimum', order => order >= 0),
  exclusiveMinimum: limit('exclusiveMinimum', order => order > 0),
  maximum: limit('maximum', order => order <= 0),
  exclusiveMaximum: limit('exclusiveMaximum', order => order < 0),
  multipleOf(wanted, meeting) {
    const number = numberOf(meeting);
    if (number === null || typeof wanted !== 'number') return true;
    return isMultiple(number, wanted) || fail(meeting, 'multipleOf', wanted);
  },
  minLength: count('minLength', textSize, false),
  maxLength: count('maxLength', textSize, true),
  minItems: count('minItems', listSize, false),
  maxItems: count('maxItems', listSize, true),
  minProperties: count('minProperties', memberCount, false),
  maxProperties: count('maxProperties', memberCount, true),
  pattern: (wanted, meeting) =>
    typeof meeting.value !== 'string' ||
    typeof wanted !== 'string' ||
    patternTest(wanted)(meeting.value) ||
    fail(meeting, 'pattern', wanted),
  format(wanted, meeting) {
    const test = typeof wanted === 'string' && Object.hasOwn(formats, wanted) ? formats[wanted] : undefined;
    return typeof meeting.value !== 'string' || !test || test(meeting.value) || fail(meeting, 'format', wanted);
  },
  uniqueItems: (wanted, meeting) =>
    wanted !== true ||
    !Array.isArray(meeting.value) ||
    areUnique(meeting.value) ||
    fail(meeting, 'uniqueItems', undefined),
  required: (wanted, meeting) => hasAll(meeting, 'required', names(wanted)),
  dependentRequired(wanted, meeting) {
    const { value } = meeting;
    if (!isJsonObject(value) || !isJsonObject(wanted)) return true;
    const due = Object.entries(wanted).filter(([name]) => Object.hasOwn(value, name));
    return hasAll(meeting, 'dependentRequired', [...new Set(due.flatMap(([, some]) => names(some)))]);
  },
};

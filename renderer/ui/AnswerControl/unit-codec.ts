import {
  countDigits,
  formatNumber,
  parseNumber,
  toDecimal,
  toDouble,
  type FeelNumber,
} from '../../../shared/rules/number/decimal.ts';
import { roundTo } from '../../../shared/rules/number/rounding.ts';
import { convertUnit, type Unit } from '../../../shared/values/units.ts';
import type { AnswerCodec } from './answer-codec.ts';
import type { AnswerShape } from './answer-source.ts';
import { plainNumber, showDecimal } from './read-number.ts';

/** Digits that a JSON number keeps. */
const DOUBLE_DIGITS = 15;

function toNumber(value: unknown): FeelNumber | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? parseNumber(value) : null;
}

function asAnswer(kind: AnswerShape['kind'], value: FeelNumber): unknown {
  if (kind === 'decimal') return formatNumber(value);
  const { coefficient, exponent } = toDecimal(value);
  const over = countDigits(coefficient) - DOUBLE_DIGITS;
  return toDouble(over > 0 ? (roundTo(value, -exponent - over, 'half even') ?? value) : value);
}

/** Writes in one unit what is kept in another. */
export function unitCodec(kind: AnswerShape['kind'], typedIn: Unit, keptIn: Unit): AnswerCodec {
  return {
    show(value) {
      const number = toNumber(value);
      const converted = number === null ? null : convertUnit(number, keptIn, typedIn);
      return converted === null ? showDecimal(value) : showDecimal(formatNumber(converted.value));
    },
    read(typed) {
      if (typed.trim() === '') return undefined;
      const said = plainNumber(typed.trim());
      const number = said === null ? null : parseNumber(said);
      const converted = number === null ? null : convertUnit(number, typedIn, keptIn);
      return converted === null ? typed.trim() : asAnswer(kind, converted.value);
    },
  };
}

/** Whether what is kept is exactly what stands in the box, or had to be rounded. */
export function isExactIn(value: unknown, typed: string, typedIn: Unit, keptIn: Unit): boolean {
  const said = plainNumber(typed.trim());
  const number = said === null ? null : parseNumber(said);
  const converted = number === null ? null : convertUnit(number, typedIn, keptIn);
  if (converted === null) return true;
  const kept = toNumber(value);
  return converted.isExact && kept !== null && formatNumber(kept) === formatNumber(converted.value);
}

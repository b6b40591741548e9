/** Significant digits of a FEEL number: IEEE 754-2008 decimal128 (DMN 1.5 §10.3.2.3.1). */
export const PRECISION = 34;
/** Largest adjusted exponent of decimal128; a result beyond it is null. */
const MAX_EXPONENT = 6144;
/** A number of at most so many digits survives a double and back. */
const DOUBLE_DIGITS = 15;

/** A decimal number that a double cannot hold exactly: `coefficient × 10 ** exponent`. */
export class Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;

  constructor(coefficient: bigint, exponent: number) {
    this.coefficient = coefficient;
    this.exponent = exponent;
  }
}

/**
 * A FEEL number. A double stands for the decimal that it is written as (0.1 is one tenth), which most numbers of a form
 * are; what has more digits is a `Decimal`.
 */
export type FeelNumber = number | Decimal;

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof Decimal;
}

export function toDecimal(value: FeelNumber): Decimal {
  if (typeof value !== 'number') return value;
  if (Number.isSafeInteger(value)) return new Decimal(BigInt(value), 0);
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return new Decimal(BigInt(whole + fraction), Number(exponent) - fraction.length);
}

/** The number with these parts, rounded half even to 34 digits; null when it is too large for decimal128. */
export function fromParts(coefficient: bigint, exponent: number): FeelNumber | null {
  let digits = countDigits(coefficient);
  let rounded = coefficient;
  let power = exponent;
  if (digits > PRECISION) {
    power += digits - PRECISION;
    rounded = divideHalfEven(coefficient, powerOfTen(digits - PRECISION));
    digits = countDigits(rounded);
  }
  if (rounded === 0n || power + digits - 1 < -MAX_EXPONENT) return 0;
  if (power + digits - 1 > MAX_EXPONENT) return null;
  if (digits > DOUBLE_DIGITS) {
    while (rounded % 10n === 0n) {
      rounded /= 10n;
      power++;
      digits--;
    }
  }
  if (power === 0 && digits <= DOUBLE_DIGITS + 1 && Number.isSafeInteger(Number(rounded))) return Number(rounded);
  if (digits <= DOUBLE_DIGITS && Math.abs(power) < 280) return Number(`${rounded}e${power}`);
  return new Decimal(rounded, power);
}

/** Reads a number as XML Schema and FEEL write it; null for anything else. */
export function parseNumber(text: string): FeelNumber | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  return fromParts(BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n), Number(exponent) - fraction.length);
}

/** Without an exponent, without trailing zeros: how FEEL's `string` writes a number. */
export function formatNumber(value: FeelNumber): string {
  const { coefficient, exponent } = toDecimal(value);
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(coefficient < 0n ? -coefficient : coefficient);
  if (exponent >= 0) return coefficient === 0n ? '0' : sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  const fraction = padded.slice(exponent).replace(/0+$/, '');
  return `${sign}${padded.slice(0, exponent)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The nearest double, for JSON and for what is counted and not calculated. */
export function toDouble(value: FeelNumber): number {
  return typeof value === 'number' ? value : Number(`${value.coefficient}e${value.exponent}`);
}

export function countDigits(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const twice = (value % divisor) * 2n;
  const size = twice < 0n ? -twice : twice;
  if (size < divisor || (size === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (value < 0n ? -1n : 1n);
}

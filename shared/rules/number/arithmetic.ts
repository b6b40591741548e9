import { countDigits, Decimal, type FeelNumber, fromParts, PRECISION, powerOfTen, toDecimal } from './decimal.ts';

/** Table 45 of DMN 1.5 §10.3.2.5: decimal128, rounded half even. Null is what decimal128 cannot hold. */
export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const quick = typeof a === 'number' && typeof b === 'number' && isSafe(a, b) ? a + b : Number.NaN;
  if (Number.isSafeInteger(quick)) return quick;
  const [x, y, exponent] = aligned(...nearby(toDecimal(a), toDecimal(b)));
  return fromParts(x + y, exponent);
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return add(a, negate(b));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const quick = typeof a === 'number' && typeof b === 'number' && isSafe(a, b) ? a * b : Number.NaN;
  // Adding zero makes -0 zero: decimal arithmetic in FEEL knows no other.
  if (Number.isSafeInteger(quick)) return quick + 0;
  const x = toDecimal(a);
  const y = toDecimal(b);
  return fromParts(x.coefficient * y.coefficient, x.exponent + y.exponent);
}

/** Null also for a division by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const x = toDecimal(a);
  const y = toDecimal(b);
  if (y.coefficient === 0n) return null;
  const shift = Math.max(0, PRECISION + 2 + countDigits(y.coefficient) - countDigits(x.coefficient));
  const dividend = x.coefficient * powerOfTen(shift);
  const quotient = dividend / y.coefficient;
  // A last digit that only says "and something more" keeps the rounding to 34 digits right.
  const isExact = dividend % y.coefficient === 0n;
  const isNegative = dividend < 0n !== y.coefficient < 0n;
  const sticky = isExact ? 0n : isNegative ? -1n : 1n;
  return fromParts(quotient * 10n + sticky, x.exponent - y.exponent - shift - 1);
}

/**
 * The remainder with the sign of the divisor: `a - b * floor(a / b)`. Null for a divisor of zero, and for numbers so far
 * apart that 34 digits say nothing of a remainder.
 */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const [left, right] = [toDecimal(a), toDecimal(b)];
  if (left.exponent - right.exponent > FAR && left.coefficient !== 0n) return null;
  if (right.exponent - left.exponent > FAR && right.coefficient !== 0n) {
    return left.coefficient < 0n === right.coefficient < 0n || left.coefficient === 0n ? a : add(a, b);
  }
  const [x, y, exponent] = aligned(left, right);
  if (y === 0n) return null;
  const remainder = x % y;
  return fromParts(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder, exponent);
}

export function negate(value: FeelNumber): FeelNumber {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  return fromParts(-value.coefficient, value.exponent) ?? value;
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  // Two doubles stand in the order of the decimals that they are written as.
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = aligned(...nearby(toDecimal(a), toDecimal(b)));
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isInteger(value: FeelNumber): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  return value.exponent >= 0 || value.coefficient % powerOfTen(-value.exponent) === 0n;
}

function isSafe(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

/** Digits between two numbers beyond which the smaller one is no more than a last digit of the sum. */
const FAR = 200;

/** The two numbers; one that is far below the other is brought up to where it still says "and something more". */
function nearby(a: Decimal, b: Decimal): [Decimal, Decimal] {
  if (Math.abs(a.exponent - b.exponent) <= FAR || a.coefficient === 0n || b.coefficient === 0n) return [a, b];
  return a.exponent > b.exponent ? [a, raised(b, a.exponent - FAR)] : [raised(a, b.exponent - FAR), b];
}

function raised({ coefficient, exponent }: Decimal, least: number): Decimal {
  if (exponent + countDigits(coefficient) > least) return new Decimal(coefficient, exponent);
  return new Decimal(coefficient < 0n ? -1n : 1n, least);
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * powerOfTen(a.exponent - exponent),
    b.coefficient * powerOfTen(b.exponent - exponent),
    exponent,
  ];
}

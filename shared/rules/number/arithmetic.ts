import { countDigits, type Decimal, type FeelNumber, fromParts, PRECISION, powerOfTen, toDecimal } from './decimal.ts';

/** Table 45 of DMN 1.5 §10.3.2.5: decimal128, rounded half even. Null is what decimal128 cannot hold. */
export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const quick = typeof a === 'number' && typeof b === 'number' && isSafe(a, b) ? a + b : Number.NaN;
  if (Number.isSafeInteger(quick)) return quick;
  const [x, y, exponent] = aligned(toDecimal(a), toDecimal(b));
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

/** The remainder with the sign of the divisor: `a - b * floor(a / b)`. Null for a divisor of zero. */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const [x, y, exponent] = aligned(toDecimal(a), toDecimal(b));
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
  const [x, y] = aligned(toDecimal(a), toDecimal(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isInteger(value: FeelNumber): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  return value.exponent >= 0 || value.coefficient % powerOfTen(-value.exponent) === 0n;
}

function isSafe(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * powerOfTen(a.exponent - exponent),
    b.coefficient * powerOfTen(b.exponent - exponent),
    exponent,
  ];
}

import { compareNumbers, divide, isInteger, multiply, negate } from './arithmetic.ts';
import { countDigits, type FeelNumber, fromParts, powerOfTen, toDecimal, toDouble } from './decimal.ts';

/** Digits after the point of the fixed-point numbers in here: twenty more than a result keeps. */
const DIGITS = 60;
const ONE = powerOfTen(DIGITS);
/** Beyond it e to the power is too large for decimal128, or nothing. */
const LARGEST_POWER_OF_E = 14_200;

/** Square root to 34 digits; null for a negative number. */
export function squareRoot(value: FeelNumber): FeelNumber | null {
  const { coefficient, exponent } = toDecimal(value);
  if (coefficient < 0n) return null;
  if (coefficient === 0n) return 0;
  const shift = 80 - Math.min(78, countDigits(coefficient));
  const even = (exponent - shift) % 2 === 0 ? shift : shift + 1;
  const scaled = coefficient * powerOfTen(even);
  const root = integerRoot(scaled);
  return fromParts(root * 10n + (root * root === scaled ? 0n : 1n), (exponent - even) / 2 - 1);
}

/** e to the power of a number; null when that is too large. */
export function exponential(value: FeelNumber): FeelNumber | null {
  const double = toDouble(value);
  if (double > LARGEST_POWER_OF_E) return null;
  if (double < -LARGEST_POWER_OF_E) return 0;
  return scaledExponential(toFixed(value));
}

/** Natural logarithm; null for what is not positive. */
export function naturalLogarithm(value: FeelNumber): FeelNumber | null {
  const fixed = fixedLogarithm(value);
  return fixed === null ? null : fromParts(fixed, -DIGITS);
}

/** `base ** exponent` (DMN 1.5 Table 45): by multiplication for whole exponents, else by logarithm. */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber | null {
  if (isInteger(exponent)) {
    const times = Math.abs(toDouble(exponent));
    if (times > 999_999_999) return null;
    const result = wholePower(base, times);
    return compareNumbers(exponent, 0) < 0 && result !== null ? divide(1, result) : result;
  }
  if (compareNumbers(base, 0) === 0) return compareNumbers(exponent, 0) > 0 ? 0 : null;
  if (compareNumbers(exponent, 0.5) === 0) return squareRoot(base);
  const logarithm = fixedLogarithm(base);
  if (logarithm === null) return null;
  const { coefficient, exponent: scale } = toDecimal(exponent);
  const product = logarithm * coefficient;
  const fixed = scale < 0 ? product / powerOfTen(-scale) : product * powerOfTen(scale);
  const size = fixed / ONE;
  if (size > LARGEST_POWER_OF_E) return null;
  return size < -LARGEST_POWER_OF_E ? 0 : scaledExponential(fixed);
}

/** Squares of 50 digits: the error of a billion multiplications stays behind the 34th. */
function wholePower(base: FeelNumber, times: number): FeelNumber | null {
  let square = toDecimal(base);
  let left = times;
  let result = { coefficient: 1n, exponent: 0 };
  const shorten = (coefficient: bigint, exponent: number) => {
    const extra = Math.max(0, countDigits(coefficient) - 50);
    return { coefficient: coefficient / powerOfTen(extra), exponent: exponent + extra };
  };
  while (left > 0) {
    if (left % 2 === 1) {
      result = shorten(result.coefficient * square.coefficient, result.exponent + square.exponent);
    }
    left = Math.floor(left / 2);
    if (left > 0) square = shorten(square.coefficient ** 2n, square.exponent * 2);
  }
  return fromParts(result.coefficient, result.exponent);
}

function toFixed(value: FeelNumber): bigint {
  const { coefficient, exponent } = toDecimal(value);
  const shift = exponent + DIGITS;
  return shift >= 0 ? coefficient * powerOfTen(shift) : coefficient / powerOfTen(-shift);
}

/** e to a fixed-point power: powers of ten are taken out first, the rest is a short series. */
function scaledExponential(fixed: bigint): FeelNumber | null {
  const tens = fixed / LOGARITHM_OF_TEN;
  return fromParts(series(fixed - tens * LOGARITHM_OF_TEN), Number(tens) - DIGITS);
}

/** e ** x for a small fixed-point x: Taylor of x / 256, squared eight times. */
function series(fixed: bigint): bigint {
  const small = fixed / 256n;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * small) / (ONE * n);
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) / ONE;
  return sum;
}

function fixedLogarithm(value: FeelNumber): bigint | null {
  const { coefficient, exponent } = toDecimal(value);
  if (coefficient <= 0n) return null;
  const digits = countDigits(coefficient);
  const shift = DIGITS - digits;
  // Between 0.1 and 1.
  const mantissa = shift >= 0 ? coefficient * powerOfTen(shift) : coefficient / powerOfTen(-shift);
  return logarithmOfSmall(mantissa) + BigInt(exponent + digits) * LOGARITHM_OF_TEN;
}

/** Newton's method (Halley's form) from the double's answer: three times as many digits with each step. */
function logarithmOfSmall(mantissa: bigint): bigint {
  let guess = BigInt(Math.round(Math.log(Number(mantissa) / Number(ONE)) * 1e15)) * powerOfTen(DIGITS - 15);
  for (let i = 0; i < 3; i++) {
    const reached = series(guess);
    guess += (2n * ONE * (mantissa - reached)) / (mantissa + reached);
  }
  return guess;
}

function integerRoot(value: bigint): bigint {
  let root = powerOfTen(Math.ceil(countDigits(value) / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** The sample's standard deviation; null for fewer than two values. */
export function deviation(values: readonly FeelNumber[], sumOf: (values: FeelNumber[]) => FeelNumber | null) {
  const sum = values.length < 2 ? null : sumOf([...values]);
  const mean = sum === null ? null : divide(sum, values.length);
  if (mean === null) return null;
  const squares: FeelNumber[] = [];
  for (const value of values) {
    const distance = sumOf([value, negate(mean)]);
    const square = distance === null ? null : multiply(distance, distance);
    if (square === null) return null;
    squares.push(square);
  }
  const total = sumOf(squares);
  const variance = total === null ? null : divide(total, values.length - 1);
  return variance === null ? null : squareRoot(variance);
}

/** From the series' own logarithm of 0.1, so that no digits are copied here. */
const LOGARITHM_OF_TEN = -logarithmOfSmall(ONE / 10n);

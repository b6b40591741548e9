import { add, divide, multiply, subtract } from '../rules/number/arithmetic.ts';
import { countDigits, type FeelNumber, parseNumber, powerOfTen, toDecimal } from '../rules/number/decimal.ts';
import { roundTo } from '../rules/number/rounding.ts';

/**
 * A unit as a step to the base of its dimension: `base = (value + offset) × factor ÷ divisor`, in decimal text, so that
 * an inch is 2.54 cm and not 2.5400000000000001.
 */
export interface Unit {
  readonly name: string;
  readonly factor: string;
  readonly divisor: string;
  readonly offset: string;
}

const DIMENSIONS: readonly Readonly<Record<string, string>>[] = [
  {
    µm: '0.000001',
    mm: '0.001',
    cm: '0.01',
    dm: '0.1',
    m: '1',
    km: '1000',
    in: '0.0254',
    ft: '0.3048',
    yd: '0.9144',
    mi: '1609.344',
  },
  { mg: '0.000001', g: '0.001', kg: '1', t: '1000', oz: '0.028349523125', lb: '0.45359237', st: '6.35029318' },
  { 'cm²': '0.0001', 'm²': '1', ha: '10000', 'km²': '1000000', 'ft²': '0.09290304', acre: '4046.8564224' },
  { ml: '0.001', cl: '0.01', dl: '0.1', l: '1', 'm³': '1000', 'US gal': '3.785411784', 'US fl oz': '0.0295735295625' },
  { ms: '0.001', s: '1', min: '60', h: '3600', d: '86400', wk: '604800' },
  { Pa: '1', hPa: '100', kPa: '1000', bar: '100000', mbar: '100', mmHg: '133.322387415', psi: '6894.757293168' },
  { J: '1', kJ: '1000', kcal: '4184', Wh: '3600', kWh: '3600000' },
  { 'm/s': '1', 'km/h': '1/3.6', mph: '0.44704', kn: '1852/3600' },
  { '%': '0.01', '‰': '0.001', bp: '0.0001' },
];

const TEMPERATURES: readonly Unit[] = [
  { name: 'K', factor: '1', divisor: '1', offset: '0' },
  { name: '°C', factor: '1', divisor: '1', offset: '273.15' },
  { name: '°F', factor: '5', divisor: '9', offset: '459.67' },
];

/** The units that a unit can be converted to, with itself; null when nobody told us what it is. */
export function unitsLike(name: string): readonly Unit[] | null {
  if (TEMPERATURES.some(unit => unit.name === name)) return TEMPERATURES;
  const dimension = DIMENSIONS.find(units => Object.hasOwn(units, name));
  if (!dimension) return null;
  return Object.entries(dimension).map(([unit, said]) => {
    const [factor = '1', divisor = '1'] = said.split('/');
    return { name: unit, factor, divisor, offset: '0' };
  });
}

export interface Converted {
  readonly value: FeelNumber;
  /** False when the decimals do not end, as for most Fahrenheits in Celsius; the value is rounded then. */
  readonly isExact: boolean;
}

/** Digits of a conversion that does not end: more than any scale reads, and fewer than a double holds. */
const ROUNDED_DIGITS = 12;

/** The same size in another unit. Null for what is too large to be anything. */
export function convertUnit(value: FeelNumber, from: Unit, to: Unit): Converted | null {
  if (from.name === to.name) return { value, isExact: true };
  const part = (text: string) => parseNumber(text) ?? 0;
  const shifted = add(value, part(from.offset));
  const over = shifted === null ? null : multiply(multiply(shifted, part(from.factor)) ?? 0, part(to.divisor));
  const under = multiply(part(from.divisor), part(to.factor));
  if (over === null || under === null) return null;
  const quotient = divide(over, under);
  if (quotient === null) return null;
  const isExact = isProduct(over, quotient, under);
  const result = subtract(quotient, part(to.offset));
  if (result === null) return null;
  return { value: isExact ? result : rounded(result), isExact };
}

/** To the last digit, where multiplying would round. */
function isProduct(product: FeelNumber, a: FeelNumber, b: FeelNumber): boolean {
  const [whole, left, right] = [toDecimal(product), toDecimal(a), toDecimal(b)];
  const exponent = Math.min(whole.exponent, left.exponent + right.exponent);
  const shift = (coefficient: bigint, own: number) => coefficient * powerOfTen(own - exponent);
  return (
    shift(whole.coefficient, whole.exponent) ===
    shift(left.coefficient * right.coefficient, left.exponent + right.exponent)
  );
}

function rounded(value: FeelNumber): FeelNumber {
  const { coefficient, exponent } = toDecimal(value);
  const whole = countDigits(coefficient) + exponent;
  return roundTo(value, ROUNDED_DIGITS - Math.max(0, whole), 'half even') ?? value;
}

import { unreachable } from '../../unreachable.ts';
import { type FeelNumber, fromParts, powerOfTen, toDecimal } from './decimal.ts';

export type RoundingMode = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

/** Smallest and largest scale of `decimal` and the rounding functions (DMN 1.5 §10.3.4.5). */
export const SCALES = { least: -6111, most: 6176 } as const;

/** A number with at most `scale` digits after the point; negative scales round before it. */
export function roundTo(value: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | null {
  if (scale >= 0 && Number.isSafeInteger(value)) return value;
  const { coefficient, exponent } = toDecimal(value);
  const drop = -exponent - scale;
  if (drop <= 0) return value;
  const divisor = powerOfTen(drop);
  const quotient = coefficient / divisor;
  const remainder = coefficient % divisor;
  const away = remainder !== 0n && roundsAway(mode, quotient, remainder, divisor);
  return fromParts(away ? quotient + (coefficient < 0n ? -1n : 1n) : quotient, -scale);
}

function roundsAway(mode: RoundingMode, quotient: bigint, remainder: bigint, divisor: bigint): boolean {
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'floor':
      return remainder < 0n;
    case 'ceiling':
      return remainder > 0n;
    case 'half up':
      return twice >= divisor;
    case 'half down':
      return twice > divisor;
    case 'half even':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n);
    default:
      return unreachable(mode);
  }
}

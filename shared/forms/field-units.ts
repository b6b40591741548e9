import { parseNumber } from '../rules/number/decimal.ts';
import { unitsLike, type Unit } from '../values/units.ts';
import { isJsonObject } from './answers.ts';

const decimal = (value: unknown, fallback: string): string => {
  const said = typeof value === 'number' ? String(value) : value;
  return typeof said === 'string' && parseNumber(said) !== null ? said : fallback;
};

/** A unit that the form explains itself: `{ "unit": "box", "factor": "12" }` is twelve of the answer's unit. */
function ownUnit(said: unknown): Unit | null {
  if (!isJsonObject(said) || typeof said['unit'] !== 'string') return null;
  const [factor, divisor] = [decimal(said['factor'], '1'), decimal(said['divisor'], '1')];
  if (parseNumber(factor) === 0 || parseNumber(divisor) === 0) return null;
  return { name: said['unit'], factor, divisor, offset: decimal(said['offset'], '0') };
}

/**
 * The units that an answer may be typed in: `x-units` names some that convert to its `x-unit`, or explains its own by
 * their size in that unit. The answer's own unit is the first. Empty when there is nothing to choose.
 */
export function fieldUnits(schema: Readonly<Record<string, unknown>>): readonly Unit[] {
  const { 'x-unit': own, 'x-units': offered } = schema;
  if (typeof own !== 'string' || !Array.isArray(offered)) return [];
  const explained = (offered as unknown[]).flatMap(said => ownUnit(said) ?? []);
  // One scale or the other: the tables count from the base of a dimension, explanations from the answer's unit.
  if (explained.length > 0) return [{ name: own, factor: '1', divisor: '1', offset: '0' }, ...explained];
  const known = unitsLike(own) ?? [];
  const named = known.filter(unit => unit.name !== own && offered.includes(unit.name));
  return named.length === 0 ? [] : [...known.filter(unit => unit.name === own), ...named];
}

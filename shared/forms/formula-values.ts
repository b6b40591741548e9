import { parseNumber } from '../rules/number/decimal.ts';
import { isJsonObject } from './answers.ts';
import type { FormField, FormModel } from './form-model.ts';

/** Template pointers of the decimals that travel as text, by form. */
const kept = new WeakMap<FormModel, ReadonlySet<string>>();

/**
 * An answer as formulas and rules see it: a decimal that travels as text is a number to them, with every digit.
 *
 * @param template pointer of the answer, with `-` for the items of lists; empty for all answers
 */
export function formulaValue(model: FormModel, template: string, value: unknown): unknown {
  const decimals = kept.get(model) ?? decimalsIn(model);
  kept.set(model, decimals);
  return decimals.size === 0 ? value : converted(decimals, template, value);
}

function converted(decimals: ReadonlySet<string>, template: string, value: unknown): unknown {
  if (typeof value === 'string') return decimals.has(template) ? (parseNumber(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(item => converted(decimals, `${template}/-`, item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      converted(decimals, `${template}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, member),
    ]),
  );
}

function decimalsIn(model: FormModel): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (field: FormField, key: string): void => {
    if (field.kind === 'decimal') found.add(key);
    for (const part of field.parts) collect(part.field, `${key}/${part.name}`);
  };
  for (const field of model.fields.values()) collect(field, field.key);
  return found;
}

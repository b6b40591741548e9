import type { FormField, FormModel } from '../../shared/forms/form-model.ts';

/**
 * Answers that try a form out: the default, the first choice, the least number that is allowed, two items of each list.
 * What no sample can be made up for stays blank.
 */
export function sampleAnswers(form: FormModel): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const field of form.fields.values()) {
    if (field.key.includes('/-') || field.readOnly) continue;
    const value = sampleOf(field, form);
    if (value !== undefined) put(answers, field.key.slice(1).split('/'), value);
  }
  return answers;
}

function put(into: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (name === undefined) return;
  if (rest.length === 0) into[name] = value;
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value);
}

function sampleOf(field: FormField, form: FormModel): unknown {
  const { kind, limits, options, label } = field;
  const least = limits.minimum ?? Math.min(1, limits.maximum ?? 1);
  switch (kind) {
    case 'single-choice':
      return options[0]?.value;
    case 'multiple-choice':
      return options.slice(0, 1).map(({ value }) => value);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return limits.multipleOf ? Math.ceil(least / limits.multipleOf) * limits.multipleOf : least;
    case 'decimal':
      return String(least);
    case 'date':
      return '2026-01-31';
    case 'text':
    case 'long-text':
      return field.format === undefined ? `Sample: ${label}`.slice(0, limits.maxLength ?? 200) : undefined;
    case 'repeating-group':
      return items(field, form);
    default:
      return undefined;
  }
}

function items({ key, limits }: FormField, form: FormModel): unknown[] {
  const inner = [...form.fields.values()].filter(one => one.key.startsWith(`${key}/-/`) && !one.readOnly);
  const item: Record<string, unknown> = {};
  for (const field of inner) {
    const rest = field.key.slice(key.length + 3);
    if (rest.includes('/-')) continue;
    const value = sampleOf(field, form);
    if (value !== undefined) put(item, rest.split('/'), value);
  }
  const count = Math.max(limits.minItems ?? 0, Math.min(2, limits.maxItems ?? 2));
  return Array.from({ length: count }, () => structuredClone(item));
}

import type { FormModel } from '../../shared/forms/form-model.ts';
import { levelsOf, memberNames } from '../../shared/forms/formula-names.ts';
import { evaluateFeel } from '../../shared/rules/feel.ts';
import type { Say } from './problem.ts';
import { schemaPointer } from './schema-pointer.ts';

/** Calculated answers and rules over several answers: FEEL that reads, and names that exist where it stands. */
export function checkFormulas(form: FormModel, say: Say): void {
  const names = memberNames(form);
  const scopeAt = (key: string): Record<string, null> =>
    Object.fromEntries(levelsOf(key).flatMap(level => [...(names.get(level) ?? [])].map(name => [name, null])));
  for (const { key, calculated } of form.fields.values()) {
    if (calculated !== undefined) checkFeel(calculated, scopeAt(key), `${schemaPointer(key)}/x-calculated`, say);
  }
  for (const { id, expression, each, brokenBy } of form.checks.rules) {
    const index = listed(form.schema['x-checks']).findIndex(one => (one as { id?: unknown })['id'] === id);
    const pointer = `/form/schema/x-checks/${index}/${brokenBy ? 'when' : 'holds'}`;
    checkFeel(expression, { ...scopeAt(`${each}/x`), case: null, item: null, index: null }, pointer, say);
  }
}

/** Says what is wrong with an expression, and which of its names lead to nothing. */
export function checkFeel(
  expression: string,
  scope: Readonly<Record<string, unknown>>,
  pointer: string,
  say: Say,
): void {
  const tried = evaluateFeel(expression, scope);
  if (!tried.ok) return say('error', pointer, tried.failure.message);
  // With every answer blank the rest of what is doubtful means only that they are blank.
  for (const warning of tried.value.warnings) {
    const name = /^There is no "(.+)"\.$/.exec(warning)?.[1];
    if (name !== undefined) say('error', pointer, `It reads "${name}", and there is nothing of that name here.`);
  }
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

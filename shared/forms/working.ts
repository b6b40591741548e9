import { getAt, isBlank, type Answers } from './answers.ts';
import { fieldAt, instancesOf } from './field-instances.ts';
import type { FormField, FormModel } from './form-model.ts';
import { levelsOf, memberNames, type MemberNames, namedSpans } from './formula-names.ts';
import { toConcrete } from './template-pointer.ts';

/** A piece of a formula: its own text, or something that it reads. */
export type WorkingPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'read';
      readonly pointer: string;
      readonly values: readonly ReadValue[];
      readonly isList: boolean;
    };

export interface ReadValue {
  readonly pointer: string;
  /** Undefined for what is read and asked of nobody. */
  readonly field: FormField | undefined;
  /** Undefined: not answered. */
  readonly value: unknown;
}

const names = new WeakMap<FormModel, MemberNames>();

/**
 * A formula taken apart for reading: what it names stands there with the answers of this moment.
 *
 * @param key of the field that is computed
 * @param pointer where that field stands
 */
export function workingOf(model: FormModel, key: string, pointer: string, answers: Answers): readonly WorkingPart[] {
  const formula = model.fields.get(key)?.calculated ?? '';
  const known = names.get(model) ?? memberNames(model);
  names.set(model, known);
  const levels = levelsOf(key);
  const parts: WorkingPart[] = [];
  let at = 0;
  for (const { level, pointer: read, from, to } of namedSpans(formula, levels, known)) {
    if (from < at) continue;
    if (from > at) parts.push({ kind: 'text', text: formula.slice(at, from) });
    // In the formula's own item only that item is meant.
    const places = instancesOf(answers, toConcrete(level, pointer) + read.slice(level.length));
    parts.push({
      kind: 'read',
      pointer: read,
      values: places.map(place => {
        const value = getAt(answers, place);
        return { pointer: place, field: fieldAt(model, place), value: isBlank(value) ? undefined : value };
      }),
      isList: read.slice(level.length).includes('/-'),
    });
    at = to;
  }
  if (at < formula.length) parts.push({ kind: 'text', text: formula.slice(at) });
  return parts;
}

/** The answers that a formula still waits for, each once. */
export function waitedFor(parts: readonly WorkingPart[]): readonly string[] {
  const open = parts.flatMap(part => {
    if (part.kind === 'text') return [];
    if (part.values.length === 0) return [part.pointer];
    return part.values.filter(({ value }) => value === undefined).map(({ pointer }) => pointer);
  });
  return [...new Set(open)];
}

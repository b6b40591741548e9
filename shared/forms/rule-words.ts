import { isJsonObject } from './answers.ts';
import type { Condition } from './form-model.ts';

/** What a condition says, taken apart for a sentence. Pointers are relative to the rule's base. */
export type SaidCondition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SaidCondition[] }
  | { readonly kind: 'is' | 'is-not' | 'includes'; readonly pointer: string; readonly values: readonly unknown[] }
  | { readonly kind: 'least' | 'more' | 'most' | 'less'; readonly pointer: string; readonly limit: number }
  | { readonly kind: 'answered' | 'other'; readonly pointer: string };

type Json = Readonly<Record<string, unknown>>;

function valuesOf(schema: unknown): readonly unknown[] | null {
  if (!isJsonObject(schema)) return null;
  if (Object.hasOwn(schema, 'const')) return [schema['const']];
  return Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : null;
}

/** Keywords that change nothing about what is said: they only make sure that the others are about the right kind. */
const SILENT = new Set(['type', '$schema', 'title', 'description']);

function saySchema(pointer: string, schema: Json): SaidCondition {
  const names = Object.keys(schema).filter(name => !SILENT.has(name));
  const parts = names.map((name): SaidCondition => {
    const wanted = schema[name];
    const values = valuesOf(name === 'const' || name === 'enum' ? { [name]: wanted } : wanted);
    if (values && (name === 'const' || name === 'enum')) return { kind: 'is', pointer, values };
    if (values && name === 'not') return { kind: 'is-not', pointer, values };
    if (values && name === 'contains') return { kind: 'includes', pointer, values };
    if (typeof wanted === 'number') {
      if (name === 'minimum') return { kind: 'least', pointer, limit: wanted };
      if (name === 'exclusiveMinimum') return { kind: 'more', pointer, limit: wanted };
      if (name === 'maximum') return { kind: 'most', pointer, limit: wanted };
      if (name === 'exclusiveMaximum') return { kind: 'less', pointer, limit: wanted };
      if ((name === 'minLength' || name === 'minItems') && wanted === 1) return { kind: 'answered', pointer };
    }
    return { kind: 'other', pointer };
  });
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const isClear = parts.length > 0 && parts.every(part => part.kind !== 'other');
  return isClear ? { kind: 'and', parts } : { kind: 'other', pointer };
}

/** What a rule's condition says. What is too intricate for a sentence names at least the question that it is about. */
export function sayCondition(condition: Condition): SaidCondition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, parts: condition.conditions.map(sayCondition) };
    case 'leaf':
      return { kind: 'is', pointer: condition.pointer, values: [condition.expected] };
    default:
      return saySchema(condition.pointer, condition.schema);
  }
}

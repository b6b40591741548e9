import { unreachable } from '../unreachable.ts';
import { getAt, isJsonObject } from './answers.ts';
import type { Condition, FormRule } from './form-model.ts';
import { Validator } from './json-schema/validator.ts';
import { toConcrete } from './template-pointer.ts';

const EFFECTS = ['SHOW', 'HIDE', 'ENABLE', 'DISABLE'] as const;
const MAX_CONDITION_DEPTH = 12;

/** The pointer of a JSON Forms scope: `#/properties/a/properties/b` → `/a/b`, `#` → ``. Null when it is not one. */
export function scopePointer(scope: unknown): string | null {
  if (scope === '#' || scope === '#/') return '';
  if (typeof scope !== 'string' || !scope.startsWith('#/')) return null;
  const tokens = scope.slice(2).split('/');
  const names: string[] = [];
  for (let place = 0; place < tokens.length; place += 2) {
    if (tokens[place] !== 'properties' || tokens[place + 1] === undefined) return null;
    names.push(`/${tokens[place + 1]}`);
  }
  return names.join('');
}

function compileCondition(source: unknown, depth: number): Condition | null {
  if (!isJsonObject(source) || depth > MAX_CONDITION_DEPTH) return null;
  const type = source['type'];
  if (type === 'AND' || type === 'OR') {
    const parts = Array.isArray(source['conditions']) ? source['conditions'] : [];
    const conditions = parts.map(part => compileCondition(part, depth + 1));
    if (conditions.some(condition => condition === null)) return null;
    return { kind: type === 'AND' ? 'and' : 'or', conditions: conditions.filter(condition => condition !== null) };
  }
  const pointer = scopePointer(source['scope']);
  if (pointer === null) return null;
  if (type === 'LEAF' || Object.hasOwn(source, 'expectedValue')) {
    return { kind: 'leaf', pointer, expected: source['expectedValue'] };
  }
  const { schema } = source;
  const validator = isJsonObject(schema) ? validatorFor(schema) : null;
  if (!isJsonObject(schema) || !validator) return null;
  return { kind: 'schema', pointer, schema, validator, failWhenUndefined: source['failWhenUndefined'] === true };
}

function validatorFor(schema: Readonly<Record<string, unknown>>): Validator | null {
  try {
    return new Validator(schema);
  } catch {
    // A reference that leads nowhere: the rule cannot be read.
    return null;
  }
}

function readsOf(condition: Condition): readonly string[] {
  return 'conditions' in condition ? condition.conditions.flatMap(readsOf) : [condition.pointer];
}

/** Null when the rule cannot be read. `base` is the template pointer of the list item that the rule stands in. */
export function compileRule(source: unknown, base: string): FormRule | null {
  if (!isJsonObject(source)) return null;
  const effect = EFFECTS.find(one => one === source['effect']);
  const condition = compileCondition(source['condition'], 0);
  if (!effect || !condition) return null;
  return { effect, base, condition, reads: readsOf(condition).map(pointer => base + pointer) };
}

function isScalarEqual(value: unknown, expected: unknown): boolean {
  return Object.is(value, expected) || (value !== undefined && JSON.stringify(value) === JSON.stringify(expected));
}

function holds(condition: Condition, answers: unknown, base: string): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.conditions.every(part => holds(part, answers, base));
    case 'or':
      return condition.conditions.some(part => holds(part, answers, base));
    case 'leaf':
      return isScalarEqual(getAt(answers, base + condition.pointer), condition.expected);
    case 'schema': {
      const value = getAt(answers, base + condition.pointer);
      if (value === undefined && condition.failWhenUndefined) return false;
      // The validator knows no undefined; an absent answer meets what null meets, as `not: { const }` expects.
      return condition.validator.isValid(value ?? null);
    }
    default:
      return unreachable(condition);
  }
}

/** Whether the rule's condition is met. `near` is any concrete pointer below the item that the rule stands in. */
export function meetsRule(rule: FormRule, answers: unknown, near: string): boolean {
  return holds(rule.condition, answers, toConcrete(rule.base, near));
}

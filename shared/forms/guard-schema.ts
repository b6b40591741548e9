import { ok, refuse, type Result } from '../result.ts';
import { isForbiddenName, isJsonObject } from './answers.ts';
import { Validator } from './json-schema/validator.ts';
import { safePattern } from '../rules/regex/safe-pattern.ts';
import { resolveReference } from './schema-reference.ts';

export type SchemaRefusal = 'too-deep' | 'too-large' | 'forbidden-name' | 'bad-reference' | 'endless' | 'bad-pattern';

const MAX_DEPTH = 48;
const MAX_NODES = 30_000;
const MAX_PATTERN = 300;
/** Sub-schemas that one value may be checked against. */
const MAX_WORK = 20_000;

const NEAR = ['not', 'if', 'then', 'else'] as const;
const NEAR_LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * A repeated group with a repetition inside, `(a+)+`, can take exponential time on a short text. Such patterns are
 * refused: one keystroke may not stop the window, and the server runs the same check.
 */
function isSlowPattern(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\./gs, '_').replaceAll(/\[[^\]]*\]/g, '_');
  return (
    /\([^()]*[*+}|][^()]*\)\s*(?:[*+]|\{\d+,)/.test(plain) ||
    /\((?:[^()]*\([^()]*[*+][^()]*\)[^()]*)\)[*+{]/.test(plain)
  );
}

function patternProblem(pattern: unknown): string | null {
  if (typeof pattern !== 'string') return 'a pattern that is not text';
  if (pattern.length > MAX_PATTERN) return `a pattern of ${pattern.length} characters`;
  try {
    // The validator compiles with the same flag.
    void new RegExp(pattern, 'u');
  } catch {
    // Only a SyntaxError can arrive here.
    return `a pattern that cannot be read: ${pattern}`;
  }
  return isSlowPattern(pattern) || !safePattern(pattern) ? `a pattern that can take endless time: ${pattern}` : null;
}

/** Copies JSON and says why it is not fit to be interpreted. */
function copyBounded(source: unknown): Result<unknown, SchemaRefusal> {
  let nodes = 0;
  let refusal: Result<unknown, SchemaRefusal> | null = null;
  const fail = (code: SchemaRefusal, message: string) => {
    refusal ??= refuse(code, message);
    return null;
  };
  const copy = (value: unknown, depth: number): unknown => {
    if (refusal) return null;
    if (++nodes > MAX_NODES) return fail('too-large', `The form has more than ${MAX_NODES} parts.`);
    if (depth > MAX_DEPTH) return fail('too-deep', `The form is nested deeper than ${MAX_DEPTH} levels.`);
    if (Array.isArray(value)) return value.map(item => copy(item, depth + 1));
    if (!isJsonObject(value)) return value;
    const result: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      if (isForbiddenName(name))
        return fail('forbidden-name', `The form uses the name ${name}, which no form may use.`);
      result[name] = copy(member, depth + 1);
    }
    const slow = typeof result['pattern'] === 'string' ? patternProblem(result['pattern']) : null;
    const named = isJsonObject(result['patternProperties']) ? Object.keys(result['patternProperties']) : [];
    const bad = slow ?? named.map(patternProblem).find(problem => problem !== null);
    return bad ? fail('bad-pattern', `The form has ${bad}.`) : result;
  };
  const value = copy(source, 0);
  return refusal ?? ok(value);
}

/**
 * Counts how many sub-schemas one value meets through references and combinations. A reference that leads back to
 * itself would never end, and doubling references would end too late; both are refused.
 */
function measureWork(root: Record<string, unknown>): Result<null, SchemaRefusal> {
  const work = new Map<object, number>();
  const open = new Set<object>();
  let refusal: Result<null, SchemaRefusal> | null = null;

  const visit = (schema: unknown): number => {
    if (refusal || !isJsonObject(schema)) return 1;
    const known = work.get(schema);
    if (known !== undefined) return known;
    if (open.has(schema)) {
      refusal = refuse('endless', 'A reference in the form leads back to itself.');
      return 1;
    }
    open.add(schema);
    let total = 1;
    if (schema['$dynamicRef'] !== undefined) {
      refusal ??= refuse(
        'bad-reference',
        'The form has a "$dynamicRef", whose work cannot be measured before it is done.',
      );
    }
    if (typeof schema['$ref'] === 'string') {
      const target = resolveReference(root, schema['$ref']);
      if (target === undefined)
        refusal ??= refuse('bad-reference', `The form refers to ${schema['$ref']}, which it does not have.`);
      else total += visit(target);
    }
    for (const name of NEAR) if (schema[name] !== undefined) total += visit(schema[name]);
    for (const name of NEAR_LISTS)
      if (Array.isArray(schema[name])) for (const part of schema[name]) total += visit(part);
    if (isJsonObject(schema['dependentSchemas'])) {
      for (const part of Object.values(schema['dependentSchemas'])) total += visit(part);
    }
    open.delete(schema);
    work.set(schema, total);
    if (total > MAX_WORK) refusal ??= refuse('too-large', 'The form combines its parts in too many ways.');
    return total;
  };

  const walk = (node: unknown): void => {
    if (refusal) return;
    if (Array.isArray(node)) for (const item of node) walk(item);
    else if (isJsonObject(node)) {
      visit(node);
      for (const member of Object.values(node)) walk(member);
    }
  };
  walk(root);
  return refusal ?? ok(null);
}

/** A private copy of a client's schema with a validator for it, or why it is refused. */
export function guardSchema(
  source: unknown,
): Result<{ schema: Record<string, unknown>; validator: Validator }, SchemaRefusal> {
  const copied = copyBounded(source);
  if (!copied.ok) return copied;
  const schema = isJsonObject(copied.value) ? copied.value : {};
  const measured = measureWork(schema);
  if (!measured.ok) return measured;
  try {
    return ok({ schema, validator: new Validator(schema) });
  } catch (error) {
    // A reference by name or address that leads nowhere; the message names it.
    return refuse(
      'bad-reference',
      `The form's references cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** The same bounds for a UI schema, which is walked but never validated against. */
export function guardUiSchema(source: unknown): Result<Record<string, unknown>, SchemaRefusal> {
  const copied = copyBounded(source);
  if (!copied.ok) return copied;
  return ok(isJsonObject(copied.value) ? copied.value : {});
}

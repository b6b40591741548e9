import { dereference, type Schema } from '@cfworker/json-schema';
import * as z from 'zod';
import type { BundleProcess } from './bundle.ts';
import type { Report } from './report.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

/** The part of JSON Schema 2020-12 that a form stands on, with the contract's keywords. Other keywords pass. */
const FormNode = z.looseObject({
  type: z.union([z.enum(TYPES), z.array(z.enum(TYPES))]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  format: z.string().optional(),
  pattern: z.string().refine(isPattern, 'is not a regular expression').optional(),
  'x-evidence': z.enum(['required', 'optional', 'none']).optional(),
  'x-rationale': z.enum(['required', 'optional']).optional(),
  'x-confidence': z.boolean().optional(),
  'x-calculated': z.string().optional(),
  'x-weight': z.number().optional(),
  'x-critical': z.boolean().optional(),
  'x-tag': z.string().optional(),
});

const MAX_DEPTH = 12;

/** Checks that a process's form is JSON Schema of an object, that its keywords are ours, and that its controls exist. */
export function checkForm(process: BundleProcess, path: readonly PropertyKey[], report: Report): void {
  const { schema, uiSchema } = process.form;
  const at = [...path, 'form', 'schema'];
  if (schema['type'] !== 'object') report(at, 'a form must have "type": "object"');
  const tags = new Set(process.tags.map(tag => tag.id));
  checkNode(schema, at, 0, tags, report);
  try {
    dereference(structuredClone(schema) as Schema);
  } catch (error) {
    // A $ref or $id that is no URI, or the same $id twice.
    report(at, `is not JSON Schema 2020-12: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (uiSchema) checkScopes(uiSchema, schema, [...path, 'form', 'uiSchema'], report);
}

function checkNode(
  node: unknown,
  path: readonly PropertyKey[],
  depth: number,
  tags: ReadonlySet<string>,
  report: Report,
): void {
  if (typeof node === 'boolean') return;
  if (depth > MAX_DEPTH) return report(path, `is nested deeper than ${MAX_DEPTH} levels`);
  const parsed = FormNode.safeParse(node);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) report([...path, ...issue.path], issue.message);
    return;
  }
  const { properties = {}, required = [], items, ...rest } = parsed.data;
  const missing = required.find(name => !Object.hasOwn(properties, name));
  if (missing !== undefined && Object.hasOwn(parsed.data, 'properties')) {
    report([...path, 'required'], `"${missing}" is required but not among the properties`);
  }
  const tag = rest['x-tag'];
  if (tag !== undefined && !tags.has(tag)) report([...path, 'x-tag'], `no tag of this process has the id "${tag}"`);
  for (const [name, child] of Object.entries(properties)) {
    checkNode(child, [...path, 'properties', name], depth + 1, tags, report);
  }
  if (items !== undefined) checkNode(items, [...path, 'items'], depth + 1, tags, report);
}

/** Every `scope` of the UI schema, however deep, must lead to a property. */
function checkScopes(node: unknown, schema: unknown, path: readonly PropertyKey[], report: Report): void {
  if (Array.isArray(node)) return node.forEach((child, index) => checkScopes(child, schema, [...path, index], report));
  if (!isObject(node)) return;
  const scope = node['scope'];
  if (scope !== undefined && (typeof scope !== 'string' || !resolves(scope, schema))) {
    report([...path, 'scope'], `${JSON.stringify(scope)} leads to nothing in the form's schema`);
  }
  const inner = isObject(node['options']) && isObject(node['options']['detail']) ? node['options']['detail'] : null;
  const itemSchema = inner && typeof scope === 'string' ? lookUp(scope, schema) : undefined;
  if (inner && isObject(itemSchema)) checkScopes(inner, itemSchema['items'], [...path, 'options', 'detail'], report);
  if (isObject(node['rule'])) checkScopes(node['rule']['condition'], schema, [...path, 'rule', 'condition'], report);
  checkScopes(node['elements'], schema, [...path, 'elements'], report);
  checkScopes(node['conditions'], schema, [...path, 'conditions'], report);
}

function resolves(scope: string, schema: unknown): boolean {
  return scope === '#' || (scope.startsWith('#/') && lookUp(scope, schema) !== undefined);
}

function lookUp(scope: string, schema: unknown): unknown {
  return scope
    .slice(2)
    .split('/')
    .reduce<unknown>((node, part) => (isObject(node) && Object.hasOwn(node, part) ? node[part] : undefined), schema);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    // SyntaxError: not a regular expression.
    return false;
  }
}

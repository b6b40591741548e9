import type { OutputUnit } from '@cfworker/json-schema';
import { escapeToken, getAt, isJsonObject, type Answers } from './answers.ts';
import type { FormModel } from './form-model.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { followLocation } from './schema-reference.ts';

/** Keywords that only say that something inside them failed; what failed is reported on its own. */
const WRAPPERS = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'allOf',
  'if',
  '$ref',
  '$recursiveRef',
  'dependentSchemas',
  'dependencies',
]);

const CODES: Readonly<Record<string, ProblemCode>> = {
  type: 'wrong-type',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
  multipleOf: 'not-a-multiple',
  pattern: 'pattern',
  format: 'format',
  enum: 'not-an-option',
  const: 'not-an-option',
  anyOf: 'not-an-option',
  oneOf: 'not-an-option',
  minItems: 'too-few-items',
  contains: 'too-few-items',
  minContains: 'too-few-items',
  maxItems: 'too-many-items',
  maxContains: 'too-many-items',
  uniqueItems: 'repeated-items',
  false: 'not-asked',
};

/** `#/a~1b/%20c` as the library writes it: a URI fragment. */
function pointerOf(instanceLocation: string): string {
  return decodeURIComponent(instanceLocation.slice(1));
}

/** A branch of a choice that was not taken is no news; the choice itself is reported. */
function isInsideChoice(location: string): boolean {
  return /\/(?:anyOf|oneOf)\/\d+\//.test(location);
}

/** Members that a `required` or `dependentRequired` wants and the object has not. */
function absentMembers(model: FormModel, unit: OutputUnit, object: unknown): readonly string[] {
  // The library spells the location of this one keyword in its own way.
  const location = decodeURIComponent(unit.keywordLocation).replace(/dependantRequired$/, 'dependentRequired');
  const wanted = followLocation(model.schema, location);
  const has = (name: string) => isJsonObject(object) && Object.hasOwn(object, name);
  if (Array.isArray(wanted)) return wanted.filter((name): name is string => typeof name === 'string' && !has(name));
  if (!isJsonObject(wanted)) return [];
  return Object.entries(wanted)
    .filter(([name]) => has(name))
    .flatMap(([, names]) => (Array.isArray(names) ? (names as unknown[]) : []))
    .filter((name): name is string => typeof name === 'string' && !has(name));
}

/** What JSON Schema says against the answers, each at the answer that it is about. */
export function schemaProblems(model: FormModel, answers: Answers): Problem[] {
  const problems: Problem[] = [];
  for (const unit of model.validator.validate(answers).errors) {
    if (WRAPPERS.has(unit.keyword) || isInsideChoice(unit.keywordLocation)) continue;
    const pointer = pointerOf(unit.instanceLocation);
    if (unit.keyword === 'required' || unit.keyword === 'dependentRequired') {
      for (const name of absentMembers(model, unit, getAt(answers, pointer))) {
        problems.push({ pointer: `${pointer}/${escapeToken(name)}`, code: 'missing', params: {} });
      }
      continue;
    }
    const limit = followLocation(model.schema, decodeURIComponent(unit.keywordLocation));
    const params = typeof limit === 'number' || typeof limit === 'string' ? { limit } : {};
    problems.push({ pointer, code: CODES[unit.keyword] ?? 'invalid', params });
  }
  return problems;
}

import { escapeToken, isJsonObject } from '../answers.ts';
import { patternTest } from './pattern-test.ts';
import { alsoMeets, fail, meets, type Keyword, type Meeting, type Scope } from './run.ts';

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const members = (value: unknown): readonly [string, unknown][] => (isJsonObject(value) ? Object.entries(value) : []);

/** A member or item below; it counts as looked at, whatever came out. */
function below(meeting: Meeting, schema: unknown, at: string | number): boolean {
  const { value, seen, pointer } = meeting;
  if (typeof at === 'number') seen.items.add(at);
  else seen.properties.add(at);
  const found = (value as Readonly<Record<string | number, unknown>>)[at];
  return meets(meeting, schema, { value: found, pointer: `${pointer}/${escapeToken(String(at))}` }) !== null;
}

/** All of them, so that every one that is wrong is said. */
const every = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(item => !holds(item)).length === 0;

function named({ schema }: Meeting): (name: string) => boolean {
  const properties = schema['properties'];
  const patterns = members(schema['patternProperties']).map(([pattern]) => patternTest(pattern));
  return name =>
    (isJsonObject(properties) && Object.hasOwn(properties, name)) || patterns.some(matches => matches(name));
}

/** Those of an object that no other keyword has looked at. */
function rest(wanted: unknown, meeting: Meeting, isTaken: (name: string) => boolean): boolean {
  const names = isJsonObject(meeting.value) ? Object.keys(meeting.value).filter(name => !isTaken(name)) : [];
  return every(names, name => below(meeting, wanted, name));
}

function followReference(wanted: unknown, meeting: Meeting): boolean {
  if (typeof wanted !== 'string') return true;
  const { schema } = meeting.run.resources.resolve(wanted, meeting.scope.resource);
  return alsoMeets(meeting, schema);
}

/** Leads to the outermost schema on the way here that bears the same dynamic name. */
function followDynamicReference(wanted: unknown, meeting: Meeting): boolean {
  if (typeof wanted !== 'string') return true;
  const { schema, dynamicAnchor } = meeting.run.resources.resolve(wanted, meeting.scope.resource);
  let target = schema;
  if (dynamicAnchor !== null) {
    for (let scope: Scope | null = meeting.scope; scope; scope = scope.outer) {
      target = scope.resource.dynamicAnchors.get(dynamicAnchor) ?? target;
    }
  }
  return alsoMeets(meeting, target);
}

function contains(wanted: unknown, meeting: Meeting): boolean {
  const { value, schema, seen } = meeting;
  if (!Array.isArray(value)) return true;
  const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = schema;
  let found = 0;
  (value as unknown[]).forEach((item, index) => {
    if (!meets(meeting, wanted, { value: item, isQuiet: true })) return;
    found++;
    seen.items.add(index);
  });
  if (typeof least === 'number' && found < least) return fail(meeting, 'contains', least);
  return typeof most !== 'number' || found <= most || fail(meeting, 'maxContains', most);
}

/** The keywords that hand a value, or what is in it, on to other schemas (JSON Schema 2020-12, §8, §10, §11). */
export const applicators: Readonly<Record<string, Keyword>> = {
  $ref: followReference,
  $dynamicRef: followDynamicReference,
  allOf: (wanted, meeting) => every(list(wanted), schema => alsoMeets(meeting, schema)),
  anyOf(wanted, meeting) {
    // Every branch is asked, for what it looks at counts.
    const isMet = list(wanted).filter(schema => alsoMeets(meeting, schema, { isQuiet: true })).length > 0;
    return isMet || fail(meeting, 'anyOf', undefined);
  },
  oneOf(wanted, meeting) {
    const met = list(wanted).flatMap(schema => meets(meeting, schema, { isQuiet: true }) ?? []);
    const [only] = met;
    if (!only || met.length > 1) return fail(meeting, 'oneOf', undefined);
    meeting.seen.add(only);
    return true;
  },
  not: (wanted, meeting) => !meets(meeting, wanted, { isQuiet: true }) || fail(meeting, 'not', undefined),
  if(wanted, meeting) {
    const branch = alsoMeets(meeting, wanted, { isQuiet: true }) ? 'then' : 'else';
    return !Object.hasOwn(meeting.schema, branch) || alsoMeets(meeting, meeting.schema[branch]);
  },
  dependentSchemas: (wanted, meeting) =>
    every(members(wanted), ([name, schema]) => {
      const { value } = meeting;
      return !isJsonObject(value) || !Object.hasOwn(value, name) || alsoMeets(meeting, schema);
    }),
  properties(wanted, meeting) {
    const { value } = meeting;
    if (!isJsonObject(value)) return true;
    return every(members(wanted), ([name, schema]) => !Object.hasOwn(value, name) || below(meeting, schema, name));
  },
  patternProperties: (wanted, meeting) =>
    every(members(wanted), ([pattern, schema]) => {
      const names = members(meeting.value).map(([name]) => name);
      return every(names.filter(patternTest(pattern)), name => below(meeting, schema, name));
    }),
  additionalProperties: (wanted, meeting) => rest(wanted, meeting, named(meeting)),
  propertyNames: (wanted, meeting) =>
    every(members(meeting.value), ([name]) => meets(meeting, wanted, { value: name }) !== null),
  prefixItems(wanted, meeting) {
    const size = list(meeting.value).length;
    return every([...list(wanted).entries()].slice(0, size), ([index, schema]) => below(meeting, schema, index));
  },
  items(wanted, meeting) {
    const first = list(meeting.schema['prefixItems']).length;
    const places = [...list(meeting.value).keys()].slice(first);
    return every(places, index => below(meeting, wanted, index));
  },
  contains,
  // Last: they ask what all the others looked at.
  unevaluatedItems(wanted, meeting) {
    const places = [...list(meeting.value).keys()].filter(index => !meeting.seen.items.has(index));
    return every(places, index => below(meeting, wanted, index));
  },
  unevaluatedProperties: (wanted, meeting) => rest(wanted, meeting, name => meeting.seen.properties.has(name)),
};

import { isJsonObject } from '../answers.ts';
import { resolveUri } from './resolve-uri.ts';

type Json = Readonly<Record<string, unknown>>;

/** A schema with an address of its own, and the places in it that have names. */
export interface Resource {
  readonly base: string;
  readonly root: Json;
  readonly anchors: ReadonlyMap<string, Json>;
  readonly dynamicAnchors: ReadonlyMap<string, Json>;
}

/** Where a reference leads. */
export interface Target {
  readonly schema: unknown;
  /** The anchor's name when it is a dynamic one: `$dynamicRef` may then lead elsewhere. */
  readonly dynamicAnchor: string | null;
}

/** Keywords that hold schemas; what stands in any other is data, and an `$id` in it is none. */
const ONE = new Set(
  'not if then else items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties contentSchema'.split(
    ' ',
  ),
);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const MAPS = new Set(['$defs', 'definitions', 'properties', 'patternProperties', 'dependentSchemas']);

/** The address of a schema that says none. */
const NOWHERE = 'schema:/form';

export type Resources = ReturnType<typeof createResources>;

/** Finds what references of a schema mean: by address, by name and by place. Throws for what is nowhere. */
export function createResources(root: unknown, others: Readonly<Record<string, unknown>> = {}) {
  const byUri = new Map<string, Resource>();
  const homes = new Map<object, Resource>();

  const walk = (schema: unknown, home: Resource): void => {
    if (!isJsonObject(schema) || homes.has(schema)) return;
    let here = home;
    const id = schema['$id'];
    if (typeof id === 'string' && schema !== home.root) {
      here = open(schema, resolveUri(id, home.base).uri);
    }
    homes.set(schema, here);
    const anchors = here.anchors as Map<string, Json>;
    if (typeof schema['$anchor'] === 'string') anchors.set(schema['$anchor'], schema);
    if (typeof schema['$dynamicAnchor'] === 'string') {
      anchors.set(schema['$dynamicAnchor'], schema);
      (here.dynamicAnchors as Map<string, Json>).set(schema['$dynamicAnchor'], schema);
    }
    for (const [name, member] of Object.entries(schema)) {
      if (ONE.has(name)) walk(member, here);
      else if (LISTS.has(name) && Array.isArray(member)) for (const part of member) walk(part, here);
      else if (MAPS.has(name) && isJsonObject(member)) for (const part of Object.values(member)) walk(part, here);
    }
  };
  const open = (schema: Json, base: string): Resource => {
    const resource = { base, root: schema, anchors: new Map<string, Json>(), dynamicAnchors: new Map<string, Json>() };
    byUri.set(base, resource);
    return resource;
  };
  const add = (schema: unknown, address: string) => {
    if (!isJsonObject(schema)) return;
    const id = schema['$id'];
    const home = open(schema, typeof id === 'string' ? resolveUri(id, address).uri : address);
    byUri.set(address, home);
    walk(schema, home);
  };
  for (const [address, schema] of Object.entries(others)) add(schema, address);
  add(root, NOWHERE);

  /** Down from a resource's root; another resource may begin on the way. */
  const atPointer = (from: Resource, pointer: string): unknown => {
    let node: unknown = from.root;
    let home = from;
    for (const token of pointer.split('/').slice(1)) {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      if (Array.isArray(node)) node = (node as unknown[])[Number(name)];
      else node = isJsonObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
      home = (isJsonObject(node) ? homes.get(node) : undefined) ?? home;
    }
    // A place that no keyword of ours holds: it is a schema because it is referred to.
    walk(node, home);
    return node;
  };

  return {
    homeOf: (schema: object): Resource | undefined => homes.get(schema),
    /** What stands at an address, if it is known. */
    at: (uri: string): Json | undefined => byUri.get(resolveUri(uri, NOWHERE).uri)?.root,
    resolve(reference: string, from: Resource): Target {
      const { uri, fragment } = resolveUri(reference, from.base);
      const resource = byUri.get(uri);
      const name = decodeURIComponent(fragment.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
      if (resource && (name === '' || name.startsWith('/'))) {
        const schema = atPointer(resource, name);
        if (schema !== undefined) return { schema, dynamicAnchor: null };
      }
      const named = resource?.anchors.get(name);
      if (!resource || !named) throw new Error(`The schema refers to ${reference}, which is nowhere.`);
      return { schema: named, dynamicAnchor: resource.dynamicAnchors.get(name) === named ? name : null };
    },
  };
}

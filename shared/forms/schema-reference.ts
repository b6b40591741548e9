import { isJsonObject } from './answers.ts';

/** The sub-schema that a local reference (`#/$defs/money`) names; undefined for anything else. */
export function resolveReference(root: Record<string, unknown>, reference: string): unknown {
  // `#name` would be an anchor; forms refer by place.
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  return followLocation(root, decodeURIComponent(reference.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')));
}

/** Walks `#/properties/age/$ref/minimum` from the root, going through references where the location does. */
function followLocation(root: Record<string, unknown>, location: string): unknown {
  let node: unknown = root;
  for (const token of location.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(node)) node = (node as unknown[])[Number(name)];
    else if (isJsonObject(node) && Object.hasOwn(node, name)) {
      const member: unknown = node[name];
      node = name === '$ref' && typeof member === 'string' ? resolveReference(root, member) : member;
    } else return undefined;
  }
  return node;
}

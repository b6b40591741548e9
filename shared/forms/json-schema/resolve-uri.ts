interface UriParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

function partsOf(uri: string): UriParts {
  const match = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(uri);
  const [, scheme, authority, path = '', query, fragment] = match ?? [];
  return { scheme: scheme?.toLowerCase(), authority, path, query, fragment };
}

function joined({ scheme, authority, path, query }: UriParts): string {
  const start = `${scheme === undefined ? '' : `${scheme}:`}${authority === undefined ? '' : `//${authority}`}`;
  return `${start}${path}${query === undefined ? '' : `?${query}`}`;
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (isLast) kept.push('');
    } else if (segment !== '.') kept.push(segment);
    else if (isLast) kept.push('');
  });
  return kept.join('/');
}

/**
 * What a reference means where a base is known (RFC 3986 §5.2): the whole address, and the fragment apart. Our own,
 * because shared code has no `URL` in every place where it runs.
 */
export function resolveUri(reference: string, base: string): { uri: string; fragment: string } {
  const given = partsOf(reference);
  const near = partsOf(base);
  const fragment = given.fragment ?? '';
  if (given.scheme !== undefined) return { uri: joined({ ...given, path: withoutDots(given.path) }), fragment };
  if (given.authority !== undefined) {
    return { uri: joined({ ...given, scheme: near.scheme, path: withoutDots(given.path) }), fragment };
  }
  if (given.path === '') return { uri: joined({ ...near, query: given.query ?? near.query }), fragment };
  const folder = near.path.slice(0, near.path.lastIndexOf('/') + 1);
  const path = given.path.startsWith('/') ? given.path : `${folder === '' ? '/' : folder}${given.path}`;
  return { uri: joined({ ...near, path: withoutDots(path), query: given.query }), fragment };
}

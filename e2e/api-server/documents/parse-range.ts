/** What a `Range` header asks for, of `total` bytes. `end` is exclusive. */
export type Range = { readonly kind: 'whole' } | { readonly kind: 'unsatisfiable' } | ByteRange;
export interface ByteRange {
  readonly kind: 'part';
  readonly start: number;
  readonly end: number;
}

/**
 * Understands one range of bytes (RFC 9110 §14.1.2). Anything else, several ranges among it, is answered with the
 * whole, as the RFC allows.
 */
export function parseRange(header: string | undefined, total: number): Range {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), total);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', start: total - length, end: total };
  }
  const start = Number(first);
  const end = last === '' ? total : Math.min(Number(last) + 1, total);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  return start >= total ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}

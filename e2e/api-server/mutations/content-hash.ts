import { createHash } from 'node:crypto';
import type { WireMutation } from '../../../electron/core/api/wire/mutation.ts';

/** The same for the same content, whatever the order of its members: a mutation that is sent again is recognised. */
export function contentHash(mutation: WireMutation): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(mutation)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}

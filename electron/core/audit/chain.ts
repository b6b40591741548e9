import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { AuditEntry, AuditEvent } from './audit-event.ts';

/** What the first entry has for the hash before it. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** Where a chain ends: how many entries, and the hash of the last. */
export interface ChainHead {
  readonly count: number;
  readonly hash: string;
}

export const emptyChain: ChainHead = { count: 0, hash: NOTHING_BEFORE };

/** Who was at the desk and when, by both clocks. */
export interface Circumstances {
  readonly at: string;
  readonly serverAt: string | null;
  readonly by: string | null;
}

/** The next entry of a chain. */
export function linkOf(head: ChainHead, event: AuditEvent, circumstances: Circumstances): AuditEntry {
  const entry = { ...event, ...circumstances, n: head.count + 1, previous: head.hash };
  return { ...entry, hash: hashOf(entry) };
}

/** SHA-256 in hex over the canonical JSON of an entry without its hash. */
export function hashOf(entry: Omit<AuditEntry, 'hash'> & { hash?: string }): string {
  const { hash: _hash, ...rest } = entry;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}

import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';

/** As long as a server may be restored from a backup, and ask for what it has lost. */
export const KEPT_ACCEPTED_MS = 35 * 24 * 60 * 60 * 1000;

/** No server that is restored from a backup can ask for it any more. */
export function isPastKeeping({ settledAt }: OutboxRow, nowMs: number): boolean {
  return settledAt !== undefined && Date.parse(settledAt) < nowMs - KEPT_ACCEPTED_MS;
}

/** The feed has been read and the case is not in it: it left, and what was kept of it left with it. */
export function isPurged({ feed, state, shadow }: CacheContext, caseId: string): boolean {
  return state.cursor !== null && shadow === null && feed.get('case', caseId) === undefined;
}

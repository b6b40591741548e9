import type { CaseId } from '../../../shared/model/ids.ts';
import type { MeridianDb } from '../db.ts';

/**
 * When something is saved, later than what was saved before it. A clock that was set back must not make the older of two
 * texts the one that counts.
 */
export function savedAfter(nowIso: string, before: string | null | undefined): string {
  if (before === null || before === undefined) return nowIso;
  const atLeastMs = Date.parse(before) + 1;
  return atLeastMs > Date.parse(nowIso) ? new Date(atLeastMs).toISOString() : nowIso;
}

/** When what is sealed was sealed: not before the draft that it was made of was saved. */
export function sealedAt(nowIso: string, draft: { readonly savedAt: string } | undefined): string {
  return draft && Date.parse(draft.savedAt) > Date.parse(nowIso) ? draft.savedAt : nowIso;
}

/**
 * When the last act of a case was sealed, for the first save of a new draft of it. Inside a transaction. An act can be
 * later than now: it was sealed before the clock was set back.
 */
export async function lastSealedAt(db: MeridianDb, caseId: CaseId): Promise<string | null> {
  const entries = await db.outbox.where('caseId').equals(caseId).toArray();
  const oldestFirst = entries.map(({ mutation }) => mutation.at).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return oldestFirst.at(-1) ?? null;
}

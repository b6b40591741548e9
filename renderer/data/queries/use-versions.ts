import type { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Act, OutboxEntry } from '../../../shared/model/outbox.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** What of a case was decided against: each with what the server had instead, newest first. */
export function useEarlierVersions(caseId: CaseId): readonly OutboxEntry[] | undefined {
  return useStoreQuery(readEarlierVersions, caseId);
}

export async function readEarlierVersions({ db }: Store, caseId: string): Promise<OutboxEntry[]> {
  const rows = await db.outbox.where('caseId').equals(caseId).toArray();
  return rows
    .filter(row => row.state === 'set-aside' && row.current !== undefined)
    .toSorted((a, b) => b.seq - a.seq)
    .map(entryOf);
}

/** A conflict with what is needed to decide it. */
export interface Conflict {
  readonly entry: OutboxEntry;
  /** What both sides began from, where this machine still has it: what this person sent before. */
  readonly base: Act | null;
  /** The draft as it is typed now, where it went on after what was sent. */
  readonly draft: Judgment | null;
}

export function useConflict(id: MutationId): Conflict | null | undefined {
  return useStoreQuery(readConflict, id);
}

export async function readConflict({ db }: Store, id: string): Promise<Conflict | null> {
  const row = await db.outbox.get(id as MutationId);
  if (!row) return null;
  const { act, target, baseVersion } = row.mutation;
  const ofCase = row.caseId === null ? [] : await db.outbox.where('caseId').equals(row.caseId).toArray();
  const base = ofCase.find(one => isVersion(one, target.kind, target.id, baseVersion))?.mutation.act ?? null;
  const typed = act.type === 'judgment.save' ? await db.drafts.get(act.payload.caseId) : undefined;
  const isLater =
    typed?.submittedAs === null && act.type === 'judgment.save' && typed.judgment.updatedAt !== act.payload.updatedAt;
  return { entry: entryOf(row), base, draft: isLater ? typed.judgment : null };
}

export function useOvertakenDraft(caseId: CaseId): OvertakenDraft | null | undefined {
  return useStoreQuery(readOvertakenDraft, caseId);
}

/** Both sides of a draft that the server's copy has overtaken; null when there are no longer two. */
export interface OvertakenDraft {
  readonly mine: Judgment;
  readonly theirs: Judgment;
  readonly theirVersion: number;
  readonly base: Judgment | null;
}

export async function readOvertakenDraft(store: Store, caseId: string): Promise<OvertakenDraft | null> {
  const { db, feed, packs, me } = store;
  const head = ownJudgment(feed, caseId, me.id);
  const row = await db.drafts.get(caseId as CaseId);
  if (!head || !row || head.version <= row.baseVersion) return null;
  const theirs = await packs.read(feed.generation, head);
  if (!theirs) return null;
  const sent = await db.outbox.where('caseId').equals(caseId).toArray();
  const act = sent.find(one => isVersion(one, 'judgment', head.id, row.baseVersion))?.mutation.act;
  return {
    mine: row.judgment,
    theirs,
    theirVersion: head.version,
    base: act?.type === 'judgment.save' ? act.payload : null,
  };
}

function isVersion(row: OutboxRow, kind: string, id: string, version: number): boolean {
  const { target } = row.mutation;
  return row.state === 'accepted' && target.kind === kind && target.id === id && row.serverVersion === version;
}

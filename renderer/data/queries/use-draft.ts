import { useMemo } from 'react';
import { stillHoldsAt } from '../../../shared/forms/marginal.ts';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { isStale, ownJudgment } from '../derive/own-judgment.ts';
import type { Head } from '../feed/heads.ts';
import type { DraftRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { Draft } from '../views.ts';
import { readOpenEntriesOfCase } from './read-outbox.ts';
import { useStoreQuery } from './use-store-query.ts';

/** This person's draft: as kept here, or as the server has it. Null: none yet. */
export function useDraft(caseId: CaseId): Draft | null | undefined {
  return useStoreQuery(readDraft, caseId);
}

/** What of a draft decides which marks belong to answers. */
export interface DraftCitations {
  readonly isFromServer: boolean;
  /** `updatedAt` is empty for a draft that is kept here: it changes with every key. */
  readonly judgment: Pick<Judgment, 'evidence' | 'updatedAt'>;
  /** The answers that were said to hold although the document of their evidence was replaced. */
  readonly holding: readonly string[];
}

/** The same object while somebody only types, so that a saved draft draws nothing again that shows marks. */
export function useDraftCitations(caseId: CaseId): DraftCitations | null | undefined {
  const said = useStoreQuery(readCitations, caseId);
  return useMemo(() => (said === undefined ? undefined : (JSON.parse(said) as DraftCitations | null)), [said]);
}

/** As JSON, so that equal citations are the same answer. */
export async function readCitations(store: Store, caseId: string): Promise<string> {
  const draft = await readDraft(store, caseId);
  if (!draft) return 'null';
  const { isFromServer, judgment } = draft;
  const { evidence, updatedAt } = judgment;
  const citations: DraftCitations = {
    isFromServer,
    judgment: { evidence, updatedAt: isFromServer ? updatedAt : '' },
    holding: Object.keys(evidence).filter(pointer => judgment.rationale[stillHoldsAt(pointer)] !== undefined),
  };
  return JSON.stringify(citations);
}

export async function readDraft(store: Store, caseId: string): Promise<Draft | null> {
  const { db, feed, me } = store;
  const row = await db.drafts.get(caseId);
  const served = ownJudgment(feed, caseId, me.id);
  if (served && (!row || (isStale(row, served) && (await isAllOnServer(store, row))))) {
    const draft = await readServed(store, served);
    if (draft) return draft;
  }
  if (!row) return null;
  const { judgment, baseVersion, savedAt, migration } = row;
  return {
    judgment,
    baseVersion,
    savedAt,
    stale: isStale(row, served),
    isFromServer: false,
    ...(migration && { migration }),
  };
}

async function readServed({ feed, packs }: Store, head: Head<'judgment'>): Promise<Draft | null> {
  const judgment = await packs.read(feed.generation, head);
  if (!judgment) return null;
  return { judgment, baseVersion: head.version, savedAt: judgment.updatedAt, stale: false, isFromServer: true };
}

/** Nothing was typed here since the server took this draft, so the newer copy there loses no word. */
async function isAllOnServer({ db }: Store, { caseId, judgment, sharedAt, submittedAs }: DraftRow): Promise<boolean> {
  if (sharedAt !== judgment.updatedAt || submittedAs !== null) return false;
  const entries = await readOpenEntriesOfCase(db, caseId);
  return entries.every(({ state, mutation }) => mutation.act.type !== 'judgment.save' || state === 'accepted');
}

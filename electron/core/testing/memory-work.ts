import type { JournalItem, WorkInventory, WorkKeys } from '../../../shared/model/journal.ts';
import type { OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';
import { isLegalStep } from '../../../shared/outbox/outbox-state.ts';

/** A person's work in the modelled store. */
export interface Work {
  readonly outbox: Map<string, OutboxEntry>;
  readonly drafts: Map<string, Extract<JournalItem, { kind: 'draft' }>>;
  readonly reviewDrafts: Map<string, Extract<JournalItem, { kind: 'review-draft' }>>;
  /** Acts whose effect the feed shows. */
  readonly seen: Set<string>;
  /** The highest number given to an act. */
  seq: number;
}

/** What the modelled store has of a person's work, as the journal compares it. */
export function inventoryOf(work: Work): WorkInventory {
  const entries = [...work.outbox.values()];
  return {
    mutations: entries.map(({ id, state }) => ({ id, state, isSeen: work.seen.has(id) })),
    drafts: [...work.drafts.values()].map(({ caseId, savedAt }) => ({ caseId, savedAt })),
    reviewDrafts: [...work.reviewDrafts.values()].map(({ reviewId, savedAt }) => ({ reviewId, savedAt })),
    seq: Math.max(work.seq, ...entries.map(one => one.mutation.seq)),
  };
}

export function readWork(work: Work, keys: WorkKeys): JournalItem[] {
  const acts = keys.mutations.flatMap((id): JournalItem[] => {
    const entry = work.outbox.get(id);
    if (!entry) return [];
    const { mutation, caseId, attempts: _attempts, ...settlement } = entry;
    const act: JournalItem = { kind: 'mutation', caseId, mutation };
    return isSettled(entry.state) ? [act, { kind: 'settled', settlement }] : [act];
  });
  const drafts = keys.drafts.flatMap(caseId => work.drafts.get(caseId) ?? []);
  return [...acts, ...drafts, ...keys.reviewDrafts.flatMap(id => work.reviewDrafts.get(id) ?? [])];
}

/** Puts back what is missing or newer; what is here is never overwritten by something older. */
export function restoreWork(work: Work, items: readonly JournalItem[]): void {
  for (const item of items) restoreOne(work, item);
}

function restoreOne(work: Work, item: JournalItem): void {
  switch (item.kind) {
    case 'mutation': {
      const { mutation, caseId } = item;
      const entry: OutboxEntry = { id: mutation.id, caseId, mutation, state: 'waiting', attempts: 0 };
      if (!work.outbox.has(mutation.id)) work.outbox.set(mutation.id, entry);
      return;
    }
    case 'settled': {
      const { settlement } = item;
      const entry = work.outbox.get(settlement.id);
      if (!entry || !isLegalStep(entry.state, settlement.state)) return;
      work.outbox.set(settlement.id, { ...entry, ...settlement });
      return;
    }
    case 'draft': {
      const here = work.drafts.get(item.caseId);
      if (!here || Date.parse(here.savedAt) < Date.parse(item.savedAt)) work.drafts.set(item.caseId, item);
      return;
    }
    case 'review-draft': {
      const here = work.reviewDrafts.get(item.reviewId);
      if (!here || Date.parse(here.savedAt) < Date.parse(item.savedAt)) work.reviewDrafts.set(item.reviewId, item);
    }
  }
}

function isSettled(state: OutboxState): boolean {
  return state === 'accepted' || state === 'conflict' || state === 'rejected' || state === 'set-aside';
}

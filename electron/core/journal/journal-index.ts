import type { CaseId, MutationId, ReviewId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { isUnsent, needsAttention, type OutboxState, type Settlement } from '../../../shared/model/outbox.ts';
import { isLegalStep } from '../../../shared/outbox/outbox-state.ts';
import type { Place } from '../sealed-log/recover.ts';
import { digestOf, type JournalRecord } from './journal-record.ts';

/** What the server answered, and for which bytes. */
export interface Receipt {
  readonly place: Place;
  /** Digest of the act; null when the act was not known yet. */
  readonly of: string | null;
  readonly settledAt: string | null;
  readonly serverVersion: number | null;
}

export interface ActEntry {
  readonly id: MutationId;
  readonly digest: string;
  readonly caseId: CaseId | null;
  readonly type: string;
  readonly at: string;
  readonly seq: number;
  readonly place: Place;
  /** Where it stands in the journal: what was kept later counts later. */
  readonly order: number;
  readonly state: OutboxState;
  readonly reason: string | undefined;
  /** Null while the server owes an answer. */
  readonly receipt: Receipt | null;
  /** The feed has shown its effect. */
  readonly isSeen: boolean;
}

export interface DraftEntry<Id extends string> {
  readonly id: Id;
  readonly savedAt: string;
  readonly digest: string;
  readonly place: Place;
  readonly order: number;
  /** A submission took its place: it needs no copy of its own any more. */
  readonly isSuperseded: boolean;
}

type Settled = Extract<JournalItem, { kind: 'settled' }>;

/** What the journal holds, in memory: where everything lies and what became of it, but not a word of a case. */
export class JournalIndex {
  readonly acts = new Map<MutationId, ActEntry>();
  readonly drafts = new Map<CaseId, DraftEntry<CaseId>>();
  readonly reviewDrafts = new Map<ReviewId, DraftEntry<ReviewId>>();
  /** Answers for acts that the journal does not have. */
  readonly unbound = new Map<MutationId, { settlement: Settlement; place: Place; order: number }>();
  /** The last submission of each case, the last completion of each review: digests of what was sealed. */
  readonly #sealed = new Map<string, string>();
  /** The highest number that an act was given. */
  seq = 0;
  #order = 0;

  apply(record: JournalRecord, place: Place): void {
    const order = ++this.#order;
    if (record.is === 'seq') this.seq = Math.max(this.seq, record.seq);
    else if (record.is === 'seen') for (const id of record.ids) this.#see(id);
    else if (record.is === 'dropped') this.#drop(record);
    else this.#applyItem(record, record.item, place, order);
  }

  /** What a settlement would change now; null when it comes too late or says nothing new. */
  nextState(settlement: Settlement, reopens = false): OutboxState | null {
    const act = this.acts.get(settlement.id);
    if (!act) return this.unbound.get(settlement.id)?.settlement.state === settlement.state ? null : settlement.state;
    const { state } = settlement;
    if (reopens) return act.state === 'accepted' && state === 'waiting' ? state : null;
    // Not yet a receipt for these bytes: it came before the act did.
    if (act.state === state && !isUnsent(state)) return act.receipt?.of === act.digest ? null : state;
    // What the server took it has, whatever was decided here meanwhile; until a restored one refuses the same.
    if (state === 'accepted') return state;
    if (act.state === 'accepted') return needsAttention(state) ? state : null;
    return isLegalStep(act.state, state) ? state : null;
  }

  /** Only in memory: from waiting to unknown and back an act is owed to the server all the same. */
  noteWaiting({ id, state, reason }: Settlement): void {
    this.#change(id, { state, reason });
  }

  /** After a rewrite: everything lies elsewhere, or is gone when it has no new place. */
  move(newPlace: (old: Place) => Place | undefined): void {
    for (const [id, act] of this.acts) {
      const place = newPlace(act.place);
      const receiptPlace = act.receipt && newPlace(act.receipt.place);
      const receipt = act.receipt && receiptPlace ? { ...act.receipt, place: receiptPlace } : act.receipt;
      if (place) this.acts.set(id, { ...act, place, receipt });
      else this.acts.delete(id);
    }
    moveAll(this.drafts, newPlace);
    moveAll(this.reviewDrafts, newPlace);
    moveAll(this.unbound, newPlace);
  }

  #applyItem(record: Extract<JournalRecord, { is: 'item' }>, item: JournalItem, place: Place, order: number): void {
    switch (item.kind) {
      case 'mutation':
        return this.#applyAct(item, place, order);
      case 'settled':
        return this.#applySettlement(item, record, place, order);
      case 'draft': {
        const isSuperseded = this.#isSealed(`case ${item.caseId}`, item.judgment);
        const { caseId: id, savedAt } = item;
        this.drafts.set(id, { id, savedAt, digest: digestOf(item), place, order, isSuperseded });
        return;
      }
      case 'review-draft': {
        const isSuperseded = this.#isSealed(`review ${item.reviewId}`, item.review);
        const { reviewId: id, savedAt } = item;
        this.reviewDrafts.set(id, { id, savedAt, digest: digestOf(item), place, order, isSuperseded });
      }
    }
  }

  #applyAct(item: Extract<JournalItem, { kind: 'mutation' }>, place: Place, order: number): void {
    const { mutation, caseId } = item;
    const { id, at, seq, act } = mutation;
    // The same again, as a rewrite that was cut short leaves it.
    if (this.acts.has(id)) return;
    this.seq = Math.max(this.seq, seq);
    const entry = { id, digest: digestOf(item), caseId, type: act.type, at, seq, place, order };
    this.acts.set(id, { ...entry, state: 'waiting', reason: undefined, receipt: null, isSeen: false });
    this.#supersede(item);
    const early = this.unbound.get(id);
    this.unbound.delete(id);
    if (early) this.#settle(early.settlement, early.place, null);
  }

  /**
   * A submission takes the place of the drafts of its case that were kept and saved before it, and of the one it was
   * made of. One that came late from the store takes nothing from what was typed since.
   */
  #supersede({ mutation: { act, at } }: Extract<JournalItem, { kind: 'mutation' }>): void {
    if (act.type === 'judgment.submit') {
      const { caseId, judgment } = act.payload;
      this.#sealed.set(`case ${caseId}`, digestOf(judgment));
      const draft = this.drafts.get(caseId);
      if (draft && isBefore(draft, at)) this.drafts.set(caseId, { ...draft, isSuperseded: true });
    }
    if (act.type === 'review.complete') {
      const { id } = act.payload;
      this.#sealed.set(`review ${id}`, digestOf(act.payload));
      const draft = this.reviewDrafts.get(id);
      if (draft && isBefore(draft, at)) this.reviewDrafts.set(id, { ...draft, isSuperseded: true });
    }
  }

  #applySettlement(
    { settlement }: Settled,
    record: Extract<JournalRecord, { is: 'item' }>,
    place: Place,
    order: number,
  ): void {
    if (this.nextState(settlement, record.reopens) === null) return;
    if (this.acts.has(settlement.id)) this.#settle(settlement, place, record.of ?? null);
    else this.unbound.set(settlement.id, { settlement, place, order });
  }

  #settle({ id, state, reason, settledAt, serverVersion }: Settlement, place: Place, of: string | null): void {
    const receipt = { place, of, settledAt: settledAt ?? null, serverVersion: serverVersion ?? null };
    if (isUnsent(state)) this.#change(id, { state, reason, receipt: null, isSeen: false });
    else this.#change(id, { state, reason, receipt, ...(state === 'accepted' ? {} : { isSeen: false }) });
  }

  #drop({ drafts, reviewDrafts }: Extract<JournalRecord, { is: 'dropped' }>): void {
    for (const id of drafts) this.drafts.delete(id);
    for (const id of reviewDrafts) this.reviewDrafts.delete(id);
  }

  #see(id: MutationId): void {
    if (this.acts.get(id)?.state === 'accepted') this.#change(id, { isSeen: true });
  }

  #isSealed(what: string, content: unknown): boolean {
    const sealed = this.#sealed.get(what);
    return sealed !== undefined && sealed === digestOf(content);
  }

  #change(id: MutationId, more: Partial<ActEntry>): void {
    const act = this.acts.get(id);
    if (act) this.acts.set(id, { ...act, ...more });
  }
}

function isBefore({ savedAt }: { readonly savedAt: string }, at: string): boolean {
  return Date.parse(savedAt) <= Date.parse(at);
}

function moveAll<Id, Entry extends { readonly place: Place }>(
  entries: Map<Id, Entry>,
  newPlace: (old: Place) => Place | undefined,
): void {
  for (const [id, entry] of entries) {
    const place = newPlace(entry.place);
    if (place) entries.set(id, { ...entry, place });
    else entries.delete(id);
  }
}

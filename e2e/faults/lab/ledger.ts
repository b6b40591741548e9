/** What a person did at a station, as they remember it. */
export interface Deed {
  /** Words that are in what was done and nowhere else, so that it is found again. */
  readonly mark: string;
  readonly station: string;
  readonly kind: 'start' | 'annotate' | 'remove' | 'share' | 'submit' | 'park' | 'resume';
  readonly caseId: string;
  /** The record that it is about. */
  readonly targetId: string;
  /** begun: nobody was told anything. saved: the screen said so. failed: the screen said that it was not. */
  state: 'begun' | 'saved' | 'failed';
  readonly atMs: number;
  /** Times that the person decided to send it again after a conflict. */
  sentAgain: number;
}

/** What was done is found again by its mark; what carries no text, by what it is about. */
export function isDeedOf(
  deed: Deed,
  act: { readonly type: string; readonly payload: unknown; readonly target: { readonly id: string } },
): boolean {
  if (deed.kind === 'start') return act.type === 'case.start' && act.target.id === deed.caseId;
  if (deed.kind === 'remove') return act.type === 'annotation.delete' && act.target.id === deed.targetId;
  return JSON.stringify(act.payload).includes(`"${deed.mark}"`);
}

/** The answers as typed, and what became of their saving. */
export interface TypedDraft {
  readonly mark: string;
  readonly station: string;
  readonly caseId: string;
  state: 'begun' | 'saved' | 'failed';
}

/** The person's own memory of the shift: what the laboratory compares everything with. */
export interface Ledger {
  readonly deeds: Deed[];
  readonly drafts: TypedDraft[];
  nextMark(): string;
  /** The person let the server take these cases away. */
  readonly allowedDeletes: { gone: number }[];
  /** Entries that the person decided not to send. */
  readonly setAside: Set<string>;
  /** Cases that were away once: their drafts were purged, as the contract asks. */
  readonly everLeft: Set<string>;
}

export function createLedger(): Ledger {
  let marks = 0;
  return {
    deeds: [],
    drafts: [],
    nextMark: () => `deed-${++marks}-end`,
    allowedDeletes: [],
    setAside: new Set(),
    everLeft: new Set(),
  };
}

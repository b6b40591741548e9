import type { Annotation } from '../../shared/model/annotation.ts';
import type { CaseRecord, CaseStatus } from '../../shared/model/case.ts';
import type { DraftMigration } from '../../shared/model/draft-migration.ts';
import type { DocumentBytesState, DocumentRecord } from '../../shared/model/document.ts';
import type { Judgment, Submission } from '../../shared/model/judgment.ts';
import type { Note, Query } from '../../shared/model/note.ts';
import type { OutboxEntry } from '../../shared/model/outbox.ts';
import type { Process } from '../../shared/model/process.ts';
import type { Review } from '../../shared/model/review.ts';
import type { SyncReport } from '../../shared/model/sync.ts';

/** What the screens read. Every view is computed from rows by a query; nothing here is stored. */

export interface QueueRow {
  /** Of `attributes` only a few short ones, enough to search by; `CaseFile.record` has all. */
  readonly record: CaseRecord;
  readonly processName: string;
  /** The client's state, with what this person has done and not yet sent laid over it. */
  readonly status: CaseStatus;
  /** Something of this case has not reached the server. */
  readonly unsent: boolean;
  /** Something of this case needs a person: a conflict, a refusal. */
  readonly attention: boolean;
  readonly hasDraft: boolean;
  readonly documents: {
    readonly total: number;
    readonly verified: number;
    readonly failed: number;
    readonly bytes: number;
    /** Of them, here and checked. */
    readonly readyBytes: number;
    /** The case, its process version and every document are here: it can be worked without a line. */
    readonly isReady: boolean;
  };
  /** The client's server took it away; it stays until a person has said that it may go. */
  readonly isHeld: boolean;
  /** For a lead: the submission that waits for review, if there is one. */
  readonly awaitingReview: { readonly submittedAt: string; readonly userId: string; readonly round: number } | null;
}

export interface CaseDocument {
  readonly record: DocumentRecord;
  readonly bytesState: DocumentBytesState;
  /** Bytes that are here, verified or not. */
  readonly offset: number;
}

/** Everything of one case, except the annotations and the draft, which change with every gesture. */
export interface CaseFile {
  readonly record: CaseRecord;
  /** The version of the case that the person sees, for `baseVersion`. */
  readonly version: number;
  readonly status: CaseStatus;
  /** Null when the process version has not arrived or could not be read. */
  readonly process: Process | null;
  readonly documents: readonly CaseDocument[];
  /** Oldest first; the last one is current. Includes one that is still in the outbox. */
  readonly submissions: readonly Submission[];
  /** Oldest first. Includes one that is still in the outbox. */
  readonly reviews: readonly { readonly record: Review; readonly version: number }[];
  readonly queries: readonly Query[];
  readonly notes: readonly Note[];
  /** What of this case is not accepted yet, oldest first. */
  readonly outbox: readonly OutboxEntry[];
}

/** The answers as typed so far. A pull never changes it; it only sets `stale`. */
export interface Draft {
  readonly judgment: Judgment;
  /** The version of the server's judgment that the draft began from; 0 when there was none. */
  readonly baseVersion: number;
  /** True when the server's copy has moved on since: another device, or a return. */
  readonly stale: boolean;
  /** Written on another device, or on this one before its store went; nothing of it is kept here yet. */
  readonly isFromServer: boolean;
  readonly savedAt: string;
  /** Set when it was moved here to another version of its process, with what is to be checked since. */
  readonly migration?: DraftMigration;
}

export interface AnnotationView {
  readonly annotation: Annotation;
  /** Not on the server yet. */
  readonly unsent: boolean;
}

export interface SyncStatus {
  readonly report: SyncReport | null;
  readonly unsent: number;
  /** When the oldest thing that the server does not have was done. */
  readonly oldestUnsentAt: string | null;
  /** Conflicts and refusals, oldest first. */
  readonly attention: readonly OutboxEntry[];
  /** Changes from the server that could not be understood. */
  readonly quarantined: readonly { readonly kind: string; readonly id: string; readonly reason: string }[];
  /** So many of so many cases would go and stay until a person says that they may; `kept`: one said that they stay. */
  readonly heldDeletes: { readonly gone: number; readonly cases: number; readonly kept: boolean } | null;
}

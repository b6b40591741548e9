import type { Annotation } from '../../shared/model/annotation.ts';
import type { DraftMigration } from '../../shared/model/draft-migration.ts';
import type { PageWords } from '../../shared/model/document-text.ts';
import type { DocumentBytesState } from '../../shared/model/document.ts';
import type { CaseId, DocumentId, MutationId, ReviewId } from '../../shared/model/ids.ts';
import type { Judgment } from '../../shared/model/judgment.ts';
import type { OutboxEntry } from '../../shared/model/outbox.ts';
import type { Review } from '../../shared/model/review.ts';

/** What the tables hold, as queries and actions see it. `sealed/sealed-tables.ts` says what of it is in clear on disk. */

export interface DraftRow {
  readonly caseId: CaseId;
  readonly judgment: Judgment;
  readonly baseVersion: number;
  readonly savedAt: string;
  /** `updatedAt` of the judgment that was last put into the outbox. */
  readonly sharedAt: string | null;
  /** The submission that this draft became; the draft goes when it is accepted. */
  readonly submittedAs: MutationId | null;
  /** Set while it is a draft that was moved to another version of its process. */
  readonly migration?: DraftMigration;
}

export interface OverlayRow {
  readonly id: string;
  readonly caseId: CaseId;
  /** Null: removed by the person. */
  readonly annotation: Annotation | null;
  /** The last act on it. */
  readonly entryId: MutationId;
  /** Set once the server took that act: the row goes when the feed has this version. */
  readonly acceptedVersion: number | null;
}

export interface ReviewDraftRow {
  readonly reviewId: ReviewId;
  readonly caseId: CaseId;
  readonly review: Review;
  readonly savedAt: string;
  readonly completedAs: MutationId | null;
}

export interface OutboxRow extends OutboxEntry {
  readonly seq: number;
  /** 0 while the screen must lay it over the feed or a person must look at it. */
  readonly finished: 0 | 1;
}

export interface BytesRow {
  /** Blinded `documentId@version`; heads carry it, so that the window need not compute it. */
  readonly key: string;
  readonly documentId: DocumentId;
  readonly version: number;
  readonly caseId: CaseId;
  readonly state: DocumentBytesState;
  /** Bytes here; all whole chunks but at the end. */
  readonly offset: number;
  readonly etag: string | null;
  /** What the client announced; undefined in rows of an earlier build. */
  readonly sha256?: string;
  /** Of the chunks here (`shared/model/document-chunks.ts`); undefined in rows of an earlier build. */
  readonly chain?: string;
}

/** One mebibyte of a document, sealed. */
export interface ChunkRow {
  readonly bytesKey: string;
  readonly chunk: number;
  /** The number of the key, the case's. */
  readonly sealedBy: number;
  /** It is sealed in parts of so many bytes; undefined in rows of an earlier build: sealed in one piece. */
  readonly partBytes?: number;
  readonly box: Uint8Array<ArrayBuffer>;
}

/** The words of one document version (`search/document-pages.ts`), read once to be searched in. Gone with the case. */
export interface TextRow {
  /** Blinded `documentId@version`, as in `BytesRow`. */
  readonly key: string;
  /** Raised when documents are read in another way: then what is here is read again. */
  readonly readAs: number;
  /** The number of the key, the case's. */
  readonly sealedBy: number;
  readonly box: Uint8Array<ArrayBuffer>;
}

/** What the words of one case are looked up in (`search/case-segment.ts`). Gone with the case. */
export interface SegmentRow {
  /** The number of the key, the case's: there is one for each case. */
  readonly sealedBy: number;
  /** Which documents it was built of: when others are here, it is built anew. */
  readonly covers: string;
  /** Another one each time that it is built. */
  readonly made: number;
  readonly box: Uint8Array<ArrayBuffer>;
}

/** The words over the picture of one page of a document version. Sealed with the case's key, and gone with the case. */
export interface WordsRow {
  /** The key of the document version, as in `BytesRow`, and the page: `…/3`. */
  readonly key: string;
  readonly caseId: CaseId;
  readonly words: PageWords;
}

/** About ten records of the feed, sealed together. */
export interface PackRow {
  readonly generation: number;
  readonly pack: number;
  /** The number of the key, which is its page's. */
  readonly sealedBy: number;
  readonly box: Uint8Array<ArrayBuffer>;
}

/** What one page of the feed changed: where each record is, and the queue's columns. Sealed. */
export interface HeadsRow {
  readonly generation: number;
  readonly page: number;
  /** The number of the key, which is this page's and its packs' alone. */
  readonly sealedBy: number;
  readonly box: Uint8Array<ArrayBuffer>;
}

export interface QuarantineRow {
  /** `kind/id`. */
  readonly key: string;
  /** The case that it belongs to, as far as that can be told. */
  readonly caseId: string | null;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly raw: unknown;
  /** How often it was tried; undefined when trying is of no use. */
  readonly tries?: number;
}

export interface MetaRow {
  readonly name: string;
  readonly value: unknown;
}

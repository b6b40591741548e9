import { Dexie, type Table } from 'dexie';
import type {
  BytesRow,
  ChunkRow,
  DraftRow,
  HeadsRow,
  MetaRow,
  OutboxRow,
  OverlayRow,
  PackRow,
  QuarantineRow,
  ReviewDraftRow,
  SegmentRow,
  TextRow,
  WordsRow,
} from './rows.ts';
import type { Blind } from './sealed/blind.ts';
import type { RowSeal } from './sealed/row-seal.ts';
import { sealedTables } from './sealed/sealed-tables.ts';
import { sealingMiddleware } from './sealed/sealing-middleware.ts';
import { type TableSeal, tableSealOf } from './sealed/table-seal.ts';

// On by itself on loopback addresses: a console task for each operation, and a trace of errors that callers handle.
Dexie.debug = false;

export interface DbOptions {
  readonly name: string;
  readonly rows: RowSeal;
  readonly blind: Blind;
  /** A row that could not be opened. The rest goes on without it. */
  onUnreadable(table: string, key: string): void;
  /** A row whose value the browser has lost. */
  onLost(table: string, key: string): void;
}

/** One person's database. A commit is on disk when it is reported ("strict"). */
export class MeridianDb extends Dexie {
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly overlay: Table<OverlayRow, string>;
  declare readonly reviewDrafts: Table<ReviewDraftRow, string>;
  declare readonly outbox: Table<OutboxRow, string>;
  declare readonly bytes: Table<BytesRow, string>;
  declare readonly chunks: Table<ChunkRow, [string, number]>;
  declare readonly words: Table<WordsRow, string>;
  declare readonly texts: Table<TextRow, string>;
  declare readonly segments: Table<SegmentRow, number>;
  declare readonly packs: Table<PackRow, [number, number]>;
  declare readonly heads: Table<HeadsRow, [number, number]>;
  declare readonly quarantine: Table<QuarantineRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  /** For the one write that goes around Dexie. */
  readonly sealedDrafts: TableSeal;

  constructor(options: DbOptions) {
    super(options.name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      drafts: 'caseId',
      overlay: 'id, caseId',
      reviewDrafts: 'reviewId, caseId',
      outbox: 'id, seq, state, finished, caseId',
      bytes: 'key, state, caseId',
      chunks: '[bytesKey+chunk]',
      packs: '[generation+pack]',
      heads: '[generation+page]',
      quarantine: 'key, caseId',
      meta: 'name',
    });
    // Made or fetched again from the documents: nothing of the version before is lost or needed.
    this.version(2).stores({ texts: 'key, caseId', words: 'key, caseId' });
    // Read again from the documents, in boxes that no main thread has to open.
    this.version(3)
      .stores({ texts: 'key, readAs', segments: 'sealedBy, [sealedBy+covers+made]' })
      .upgrade(async upgrade => await upgrade.table('texts').clear());
    this.use(sealingMiddleware(options));
    this.sealedDrafts = tableSealOf('drafts', sealedTables.drafts, options);
  }
}

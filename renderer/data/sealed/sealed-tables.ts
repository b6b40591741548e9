/** How a table's rows lie on disk: primary key, the few index keys, and a sealed box with the whole row. A row that has a
 * `caseId` is sealed with the key of that case. */
export interface SealedTable {
  readonly keyPath: string;
  /** The primary key comes from the client's server, or names what the row is about. */
  readonly blindKey: boolean;
  /** Index keys kept as they are. */
  readonly clear: readonly string[];
  /** Index keys that only equality is asked of. */
  readonly blinded: readonly string[];
}

export const sealedTables = {
  drafts: { keyPath: 'caseId', blindKey: true, clear: [], blinded: [] },
  overlay: { keyPath: 'id', blindKey: true, clear: [], blinded: ['caseId'] },
  reviewDrafts: { keyPath: 'reviewId', blindKey: true, clear: [], blinded: ['caseId'] },
  outbox: { keyPath: 'id', blindKey: false, clear: ['seq', 'state', 'finished'], blinded: ['caseId'] },
  bytes: { keyPath: 'key', blindKey: false, clear: ['state'], blinded: ['caseId'] },
  words: { keyPath: 'key', blindKey: false, clear: [], blinded: ['caseId'] },
  quarantine: { keyPath: 'key', blindKey: true, clear: [], blinded: ['caseId'] },
  meta: { keyPath: 'name', blindKey: false, clear: [], blinded: [] },
} as const satisfies Readonly<Record<string, SealedTable>>;

/** Before the stored key of a row that does not open: it can be deleted by it. No plain key begins so. */
export const UNOPENED = '\u0000';

/** What names a row to Dexie by the key that it has on the disk. */
export function storedRowKey(table: string, key: string): string {
  return sealedTable(table)?.blindKey === true ? UNOPENED + key : key;
}

export function sealedTable(name: string): SealedTable | undefined {
  const tables: Readonly<Record<string, SealedTable>> = sealedTables;
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

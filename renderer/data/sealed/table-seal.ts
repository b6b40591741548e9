import { NoKeyError } from '../keys/keys-away-error.ts';
import type { Blind } from './blind.ts';
import { isSame } from './recent-rows.ts';
import type { RowSeal } from './row-seal.ts';
import { type SealedTable, UNOPENED } from './sealed-tables.ts';

export interface SealingOptions {
  readonly rows: RowSeal;
  readonly blind: Blind;
  /** A row that was damaged on the disk. The others go on without it. */
  onUnreadable(table: string, key: string): void;
  /** The browser has lost the value of a row, and ends the transaction that met it. */
  onLost(table: string, key: string): void;
}

type Row = Record<string, unknown>;
/** `sealedBy`: the number of the key. */
export type SealedRow = Row & { sealedBy: number; box: Uint8Array };

/** How the rows of one table come into their boxes and out of them. */
export interface TableSeal {
  storedKey(key: unknown): string;
  seal(row: Row): SealedRow;
  /** Undefined when there is no row, or none that opens. */
  open(stored: unknown): Row | undefined;
  /** What was last written or read here under this key, and whether that is what is there. Null when nothing was. */
  guess(key: string, caseId: string): { row: Row; isStill(stored: unknown): boolean } | null;
}

export function tableSealOf(
  table: string,
  spec: SealedTable,
  { rows, blind, onUnreadable }: SealingOptions,
): TableSeal {
  const storedKey = (key: unknown): string => {
    const text = String(key);
    if (!spec.blindKey) return text;
    return text.startsWith(UNOPENED) ? text.slice(UNOPENED.length) : blind(table, text);
  };
  return {
    storedKey,
    seal(row) {
      const key = storedKey(row[spec.keyPath]);
      const { key: sealedBy, box } = rows.seal(table, key, row, caseOf(row));
      const stored: SealedRow = { [spec.keyPath]: key, sealedBy, box };
      for (const column of spec.clear) if (row[column] !== undefined) stored[column] = row[column];
      for (const column of spec.blinded) {
        const value = row[column];
        if (typeof value === 'string') stored[column] = blind(column, value);
      }
      return stored;
    },
    open(stored) {
      if (stored === undefined || stored === null) return undefined;
      const { box, sealedBy, [spec.keyPath]: key } = stored as SealedRow;
      try {
        const row = rows.open(table, String(key), { key: sealedBy, box }) as Row;
        for (const column of spec.clear) if (row[column] !== (stored as SealedRow)[column]) throw new Error(column);
        return row;
      } catch (error) {
        // Its case was purged: it is not there any more, and is only not deleted yet.
        if (error instanceof NoKeyError) return undefined;
        // Authentication failed, or an index key is not the sealed one: the row was changed on disk, or moved, or is of
        // another key. The others are fine.
        onUnreadable(table, String(key));
        return undefined;
      }
    },
    guess(key, caseId) {
      const last = rows.last(table, storedKey(key), caseId);
      if (!last) return null;
      return {
        row: last.value as Row,
        isStill: stored => stored !== undefined && isSame((stored as SealedRow).box, last.box),
      };
    },
  };
}

function caseOf({ caseId }: Row): string | null {
  return typeof caseId === 'string' ? caseId : null;
}

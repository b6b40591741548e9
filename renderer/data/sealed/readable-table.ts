import type { DBCoreGetRequest, DBCoreTable } from 'dexie';
import { isValueLost } from '../lost-values.ts';
import { OWN } from './row-seal.ts';
import type { SealedRow } from './table-seal.ts';

type OnRow = (table: string, key: string) => void;

/**
 * A table as IndexedDB has it, in which a row whose value is lost is named and counts as not there. The browser ends the
 * transaction all the same: who reads again after the row has gone finds the others.
 */
export function readableTable(
  table: DBCoreTable,
  keyPath: string,
  { onUnreadable, onLost }: { onUnreadable: OnRow; onLost: OnRow },
): DBCoreTable {
  /** A value that is noise is read as null: a row that nothing opens, which is noted where rows are opened. */
  const rowOf = (value: unknown, key: unknown): unknown => (value === null ? noiseAt(keyPath, key) : value);
  const get = async (request: DBCoreGetRequest): Promise<unknown> => {
    try {
      return rowOf(await table.get(request), request.key);
    } catch (error) {
      if (!isValueLost(error)) throw error;
      onUnreadable(table.name, String(request.key));
      onLost(table.name, String(request.key));
      return undefined;
    }
  };
  return {
    ...table,
    get,
    getMany: async request => {
      const keys = request.keys as unknown[];
      try {
        return ((await table.getMany(request)) as unknown[]).map((value, i) => rowOf(value, keys[i]));
      } catch (error) {
        if (!isValueLost(error)) throw error;
      }
      const rows: unknown[] = [];
      for (const key of keys) rows.push(await get({ trans: request.trans, key }));
      return rows;
    },
    query: async request => {
      try {
        const answer = await table.query(request);
        if (request.values !== true || !(answer.result as unknown[]).includes(null)) return answer;
      } catch (error) {
        if (!isValueLost(error) || request.values !== true) throw error;
      }
      const { result } = await table.query({ ...request, values: false });
      const rows: unknown[] = [];
      for (const key of result as unknown[]) rows.push(await get({ trans: request.trans, key }));
      return { result: rows.filter(row => row !== undefined) };
    },
  };
}

function noiseAt(keyPath: string, key: unknown): SealedRow {
  return { [keyPath]: key, sealedBy: OWN, box: new Uint8Array() };
}

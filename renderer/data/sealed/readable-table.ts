import type { DBCoreGetRequest, DBCoreTable } from 'dexie';
import { isValueLost } from '../lost-values.ts';

/** A table as IndexedDB has it, in which a row whose value is lost is noted and counts as not there: the others are fine. */
export function readableTable(table: DBCoreTable, onUnreadable: (table: string, key: string) => void): DBCoreTable {
  const get = async (request: DBCoreGetRequest): Promise<unknown> => {
    try {
      return (await table.get(request)) as unknown;
    } catch (error) {
      if (!isValueLost(error)) throw error;
      onUnreadable(table.name, String(request.key));
      return undefined;
    }
  };
  return {
    ...table,
    get,
    getMany: async request => {
      try {
        return (await table.getMany(request)) as unknown[];
      } catch (error) {
        if (!isValueLost(error)) throw error;
      }
      const rows: unknown[] = [];
      for (const key of request.keys as unknown[]) rows.push(await get({ trans: request.trans, key }));
      return rows;
    },
    query: async request => {
      try {
        return await table.query(request);
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

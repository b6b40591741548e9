import type { DBCore, DBCoreKeyRange, DBCoreTable, Middleware } from 'dexie';
import { unreachable } from '../../../shared/unreachable.ts';
import { getStored } from './get-stored.ts';
import { readableTable } from './readable-table.ts';
import { sealedTable, type SealedTable, UNOPENED } from './sealed-tables.ts';
import { type SealedRow, type SealingOptions, tableSealOf } from './table-seal.ts';

type Row = Record<string, unknown>;

// The members of DBCoreRangeType, which is a const enum: erased TypeScript cannot read it.
const EQUAL: number = 1;
const ANY: number = 3;
const NEVER: number = 4;

/**
 * Seals rows between Dexie and IndexedDB: above it everything (live queries, their cache, hooks) sees plain rows and
 * plain keys; below it there are boxes and blinded keys. Everything is synchronous, so transactions stay open.
 */
export function sealingMiddleware(options: SealingOptions): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    // Dexie's own lowest is -1 (the cache of existing values): nearer to IndexedDB than all of them.
    level: -2,
    create: core => ({
      ...core,
      table: name => {
        const table = core.table(name);
        const spec = sealedTable(name);
        return spec ? sealTable(readableTable(table, spec.keyPath, options), spec, options) : table;
      },
    }),
  };
}

function sealTable(table: DBCoreTable, spec: SealedTable, options: SealingOptions): DBCoreTable {
  const { blind } = options;
  const { storedKey, seal, open } = tableSealOf(table.name, spec, options);

  const storedRange = (column: string, range: DBCoreKeyRange): DBCoreKeyRange => {
    const isBlind = column === spec.keyPath ? spec.blindKey : spec.blinded.includes(column);
    const type: number = range.type;
    if (!isBlind || type === ANY || type === NEVER) return range;
    if (type !== EQUAL) throw new Error(`${table.name}.${column} is blinded: only equality can be asked of it`);
    const lower = range.lower as unknown;
    const key = column === spec.keyPath ? storedKey(lower) : blind(column, String(lower));
    return { ...range, lower: key, upper: key };
  };
  const columnOf = (index: { keyPath: null | string | string[] }): string => String(index.keyPath ?? spec.keyPath);

  return {
    ...table,
    mutate: async request => {
      switch (request.type) {
        case 'add':
        case 'put': {
          const plainKeys = request.values.map(value => (value as Row)[spec.keyPath]);
          const answer = await table.mutate({ ...request, values: request.values.map(value => seal(value as Row)) });
          return { ...answer, results: plainKeys, lastResult: plainKeys.at(-1) };
        }
        case 'delete':
          return await table.mutate({ ...request, keys: request.keys.map(storedKey) });
        case 'deleteRange':
          return await table.mutate({ ...request, range: storedRange(spec.keyPath, request.range) });
        default:
          return unreachable(request);
      }
    },
    get: async request => open(await table.get({ ...request, key: storedKey(request.key) })),
    getMany: async request => {
      const rows = await getStored(table, spec.keyPath, { ...request, keys: request.keys.map(storedKey) });
      return rows.map(open);
    },
    query: async request => {
      const range = storedRange(columnOf(request.query.index), request.query.range);
      // Plain keys of a blinded table are inside the boxes, so a query for keys reads the rows.
      const values = request.values === true || spec.blindKey;
      const answer = await table.query({ ...request, values, query: { ...request.query, range } });
      if (!values) return answer;
      const stored = answer.result as SealedRow[];
      if (request.values) return { result: stored.map(open).filter(row => row !== undefined) };
      return { result: stored.map(row => open(row)?.[spec.keyPath] ?? UNOPENED + String(row[spec.keyPath])) };
    },
    count: async request => {
      const range = storedRange(columnOf(request.query.index), request.query.range);
      return await table.count({ ...request, query: { ...request.query, range } });
    },
    openCursor: () => {
      throw new Error(`${table.name} is sealed: read its rows and filter them in memory`);
    },
  };
}

import type { DBCoreGetManyRequest, DBCoreKeyRange, DBCoreTable } from 'dexie';

/** So few are asked for one by one. */
const FEW = 20;
/** Rows that come for one that is wanted. They are not opened, so they cost a tenth of a question of their own. */
const MOST_FOR_ONE = 8;

// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- its members are of a const enum, which erased TypeScript cannot read
const BETWEEN = 2 as DBCoreKeyRange['type'];

/**
 * Rows as they are stored, by keys that are texts, in the order asked; undefined where there is none. What was done at one
 * time has keys that lie together, and many tables hold little: then it is two questions to the database instead of one
 * for each.
 */
export async function getStored(
  table: DBCoreTable,
  keyPath: string,
  request: Omit<DBCoreGetManyRequest, 'keys'> & { readonly keys: string[] },
): Promise<unknown[]> {
  const { trans, keys } = request;
  const oneByOne = async (): Promise<unknown[]> => (await table.getMany(request)) as unknown[];
  if (keys.length < FEW) return await oneByOne();
  const inOrder = keys.toSorted();
  const range = { type: BETWEEN, lower: inOrder[0], upper: inOrder.at(-1) };
  const query = { index: table.schema.primaryKey, range };
  const most = MOST_FOR_ONE * keys.length;
  // No more of the keys than that: counting a large table would read all of it.
  const between = await table.query({ trans, query, values: false, limit: most + 1 });
  if (between.result.length > most) return await oneByOne();
  const here = new Set(between.result as unknown[]);
  if (!keys.some(key => here.has(key))) return keys.map(() => undefined);
  const { result } = await table.query({ trans, query, values: true });
  const rows = new Map((result as Record<string, unknown>[]).map(row => [row[keyPath], row]));
  return keys.map(key => rows.get(key));
}

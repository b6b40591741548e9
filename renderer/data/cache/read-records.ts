import type { RecordPut } from '../../../shared/model/change.ts';
import type { Head } from '../feed/heads.ts';
import { getReadable } from '../lost-values.ts';
import type { PackRow } from '../rows.ts';
import { packContext } from '../sealed/bulk-cipher.ts';
import type { CacheContext } from './cache-context.ts';

/** The records behind these heads of the current set, out of their packs. What cannot be opened is left out. */
export async function readRecords(context: CacheContext, heads: readonly Head[]): Promise<RecordPut[]> {
  const { generation } = context.state;
  const numbers = [...new Set(heads.map(head => head.pack))];
  const rows = await getReadable(
    context.db.packs,
    numbers.map((pack): [number, number] => [generation, pack]),
  );
  const opened = new Map<number, unknown[]>();
  for (const row of rows) {
    if (row) opened.set(row.pack, await openPack(context, row));
  }
  return heads.flatMap(({ kind, id, version, pack, slot }) => {
    const value = opened.get(pack)?.[slot];
    return value === undefined || value === null ? [] : [{ op: 'put', kind, id, version, value } as RecordPut];
  });
}

async function openPack(context: CacheContext, row: PackRow): Promise<unknown[]> {
  try {
    const bytes = await context.packs.open(row.sealedBy, packContext(row.generation, row.pack), row.box);
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
  } catch {
    // WebCrypto throws OperationError when the pack was changed on disk. Only the server has its records: read it again.
    context.state = { ...context.state, cursor: null };
    context.onUnreadable('packs', `${row.generation}/${row.pack}`);
    return [];
  }
}

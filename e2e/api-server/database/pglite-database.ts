import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Queries } from './database.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * PostgreSQL in this process, kept in a folder; null keeps it in memory. One process at a time may have the folder:
 * a second one would destroy it, and PGlite does not notice by itself.
 */
export async function openPglite(folder: string | null): Promise<Database> {
  if (folder !== null) await mkdir(folder, { recursive: true });
  const unlock = folder === null ? null : await lockFolder(folder);
  const pglite = await PGlite.create(folder === null ? {} : { dataDir: path.join(folder, 'database') }).catch(
    async (error: unknown) => {
      await unlock?.();
      throw error;
    },
  );
  return {
    ...queriesOf(pglite),
    description: folder === null ? 'PGlite in memory' : `PGlite in ${folder}`,
    transaction: work => pglite.transaction(tx => work(queriesOf(tx))),
    close: async () => {
      await pglite.close();
      await unlock?.();
    },
  };
}

function queriesOf(pglite: PGlite | Transaction): Queries {
  return {
    query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...parameters])).rows,
    run: async script => {
      await pglite.exec(script);
    },
  };
}

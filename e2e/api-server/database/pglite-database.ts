import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Queries } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { makePglite } from './new-database.ts';

/**
 * PostgreSQL in this process, kept in a folder; null keeps it in memory. One process at a time may have the folder:
 * a second one would destroy it, and PGlite does not notice by itself.
 */
export async function openPglite(folder: string | null): Promise<Database> {
  if (folder !== null) await mkdir(folder, { recursive: true });
  const unlock = folder === null ? null : await lockFolder(folder);
  const opening = folder === null ? makePglite(null) : openFolder(folder);
  const pglite = await opening.catch(async (error: unknown) => {
    await unlock?.();
    throw error;
  });
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

/** A database whose making was cut short cannot be opened, and holds nothing yet: it is made again. */
async function openFolder(folder: string): Promise<PGlite> {
  const dataDir = path.join(folder, 'database');
  const made = path.join(folder, 'database-is-made');
  if (existsSync(made)) return PGlite.create({ dataDir });
  await rm(dataDir, { recursive: true, force: true });
  const pglite = await makePglite(dataDir);
  await writeFile(made, '');
  return pglite;
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

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Database, writeTransaction } from './database.ts';

const FOLDER = path.join(import.meta.dirname, 'migrations');

/** Applies, in the order of their names, the migrations that this database has not had. Each is one transaction. */
export async function migrate(database: Database): Promise<void> {
  await database.run(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const files = (await readdir(FOLDER)).filter(name => name.endsWith('.sql')).toSorted();
  const newest = files.at(-1) ?? '';
  const applied = await database.query<{ name: string }>('select name from migrations');
  const tooNew = applied.find(({ name }) => name > newest);
  if (tooNew) {
    throw new Error(
      `The data was written by a newer reference API (it knows ${tooNew.name}). Use that one, or another folder or database.`,
    );
  }
  for (const name of files) {
    const script = await readFile(path.join(FOLDER, name), 'utf8');
    await writeTransaction(database, async tx => {
      // Asked again under the lock: another server may have been faster.
      const known = await tx.query('select 1 from migrations where name = $1', [name]);
      if (known.length > 0) return;
      await tx.run(script);
      await tx.query('insert into migrations (name) values ($1)', [name]);
    });
  }
}

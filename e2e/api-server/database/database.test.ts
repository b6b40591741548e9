import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import type { Database } from './database.ts';
import { writeTransaction } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { keptValue } from './meta.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './pg-database.ts';
import { openPglite } from './pglite-database.ts';

let database: Database;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meridian-api-'));
  database = await openPglite(null);
  await migrate(database);
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('migrations are applied once', async () => {
  await migrate(database);
  expect(await database.query('select name from migrations')).toEqual([{ name: '0001-the-whole.sql' }]);
});

test('data of a newer server is left alone, with a sentence', async () => {
  await database.query(`insert into migrations (name) values ('9999-later.sql')`);
  await expect(migrate(database)).rejects.toThrow(/written by a newer reference API \(it knows 9999-later.sql\)/);
  await database.query(`delete from migrations where name = '9999-later.sql'`);
});

test('what is thrown in a transaction undoes all of it', async () => {
  const failing = writeTransaction(database, async tx => {
    await tx.query(`insert into meta (name, value) values ('half', 'done')`);
    throw new Error('no more');
  });
  await expect(failing).rejects.toThrow('no more');
  expect(await database.query(`select 1 from meta where name = 'half'`)).toEqual([]);
});

test('a value is made once and then kept', async () => {
  expect(await keptValue(database, 'word', () => 'first')).toBe('first');
  expect(await keptValue(database, 'word', () => 'second')).toBe('first');
});

test('a folder is one process’s; the lock of a process that is gone is taken over', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(/give this one a folder of its own with --data/);
  await unlock();
  await writeFile(path.join(folder, 'lock'), '999999999');
  await (await lockFolder(folder))();
});

test('a database that is not there is said in a sentence without its password', async () => {
  const failing = openPostgres(`postgres://someone:secret@127.0.0.1:${await freePort()}/cases`);
  await expect(failing).rejects.toThrow(
    /DATABASE_URL\) cannot be used: .*unset DATABASE_URL to keep the data in a folder/,
  );
  await expect(failing).rejects.not.toThrow(/secret/);
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePglite } from './new-database.ts';
import { openPglite } from './pglite-database.ts';

const LONG_MS = 60_000;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-new-database-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test(
  'a database whose making was cut short is made again, and one that was made is kept',
  async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'database'));
    await writeFile(path.join(folder, 'database/PG_VERSION'), '18\n');
    const first = await openPglite(folder);
    await first.run('create table kept (word text)');
    await first.close();
    const second = await openPglite(folder);
    expect(await second.query('select word from kept')).toEqual([]);
    await second.close();
  },
  LONG_MS,
);

test(
  'a damaged image is thrown away, and a good one takes its place',
  async () => {
    const image = path.join(await temporaryFolder(), 'image.tar');
    await writeFile(image, 'not an archive');
    const made = await makePglite(null, image);
    expect((await made.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await made.close();
    expect((await readFile(image)).length).toBeGreaterThan(1_000_000);
  },
  LONG_MS,
);

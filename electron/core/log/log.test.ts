import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { openLog } from './log.ts';
import { errorWords, scrub, word } from './loggable.ts';

const TOKEN = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw';

async function newFolder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'meridian-log-')), 'logs');
}

test('a line has its time, level, event and fields', async () => {
  const folder = await newFolder();
  const log = openLog({ folder, clock: createFakeClock('2026-03-02T09:00:00Z') });
  log.info('pushed', { count: 3, code: word('applied') });
  await log.flush();
  const line: unknown = JSON.parse(await readFile(join(folder, 'meridian.log'), 'utf8'));
  expect(line).toEqual({ at: '2026-03-02T09:00:00.000Z', level: 'info', event: 'pushed', count: 3, code: 'applied' });
});

test('a full file is set aside and only some are kept', async () => {
  const folder = await newFolder();
  const log = openLog({ folder, clock: createFakeClock(), maxBytes: 50, keep: 2 });
  for (let i = 0; i < 6; i++) {
    log.info('line', { i });
    await log.flush();
  }
  expect((await readdir(folder)).toSorted()).toEqual(['meridian.log', 'meridian.log.1', 'meridian.log.2']);
  expect(await readFile(join(folder, 'meridian.log'), 'utf8')).toContain('"i":5');
});

test('a folder that cannot be made stops nothing', async () => {
  const log = openLog({ folder: '/dev/null/logs', clock: createFakeClock() });
  log.error('lost');
  await expect(log.flush()).resolves.toBeUndefined();
});

test('what is no word is replaced by its length', () => {
  expect(word('case-17')).toEqual({ logWord: 'case-17' });
  expect(word('Jana Nováková, smoker')).toEqual({ logWord: '(21 characters)' });
  expect(word(TOKEN)).toEqual({ logWord: `(${TOKEN.length} characters)` });
});

test('an error is logged without its message', () => {
  const error = Object.assign(new TypeError('cannot read “Jana Nováková”'), { code: 'E_X' });
  const words = errorWords(error);
  expect(words).toMatchObject({ error: { logWord: 'TypeError' }, code: { logWord: 'E_X' } });
  expect(JSON.stringify(words)).not.toContain('Jana');
  expect(JSON.stringify(words)).toContain('log.test.ts');
});

test('a reported sentence loses quotes, addresses and long runs', () => {
  const text = `Failed on "Jana Nováková" of jana@example.com with ${TOKEN}`;
  expect(scrub(text)).toBe('Failed on (quoted) of (address) with (long)');
});

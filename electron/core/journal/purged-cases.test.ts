import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryLogFiles } from '../testing/memory-log-files.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openJournal } from './open-journal.ts';
import { JOURNAL_KEY } from './testing/a-journal.ts';
import { aDraft, anAct } from './testing/work.ts';

test('I16 a purge drops what the journal keeps without need at once, and nothing that is owed', async () => {
  const files = createMemoryLogFiles();
  const options = { files, key: JOURNAL_KEY, clock: createFakeClock(), log: silentLog, reserveBytes: 0 };
  const journal = await openJournal(options);
  for (let i = 0; i < 50; i++) await journal.keep([aDraft('c-1', `typed ${i} ${'x'.repeat(1000)}`)]);
  await journal.keep([anAct(1)]);
  const bytes = (): number => files.names().reduce((sum, name) => sum + files.bytesOf(name).length, 0);
  const before = bytes();
  await journal.compact();
  expect(bytes()).toBe(before);
  await journal.compact(true);
  expect(bytes()).toBeLessThan(before / 10);
  expect(await journal.unsentWork()).toHaveLength(2);
  await journal.close();
  expect(await (await openJournal({ ...options, files: files.afterRestart('least') })).unsentWork()).toHaveLength(2);
});

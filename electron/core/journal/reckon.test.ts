import { expect, test } from 'vitest';
import { mutationId } from '../testing/an-entry.ts';
import { aJournal } from './testing/a-journal.ts';
import { anAct, settled } from './testing/work.ts';

const EVER = '2000-01-01T00:00:00Z';

test('I3 the reckoning counts an act that the disk is still writing when it is asked', async () => {
  const open = await aJournal();
  await open.journal.keep([anAct(1)]);
  const kept = open.journal.keep([anAct(2)]);
  expect((await open.journal.reckoning(EVER)).done).toBe(2);
  expect((await kept).ok).toBe(true);
});

test('the reckoning does not wait for what the disk refused, nor count it', async () => {
  const open = await aJournal();
  open.files.fate = ({ what }) => (what === 'append' ? 'EIO' : null);
  const kept = open.journal.keep([anAct(1)]);
  expect((await open.journal.reckoning(EVER)).done).toBe(0);
  expect((await kept).ok).toBe(false);
});

test('the reckoning counts the day, and names all that the client does not have, oldest first', async () => {
  const { journal } = await aJournal();
  await journal.keep([
    anAct(1, 'c-1', '2026-03-01T10:00:00Z'),
    anAct(2, 'c-1', '2026-03-02T10:00:00Z'),
    anAct(3, 'c-2', '2026-03-02T09:00:00+01:00'),
    anAct(4, 'c-3', '2026-03-02T12:00:00Z'),
  ]);
  await journal.settled([settled(4, 'accepted')]);
  const reckoning = await journal.reckoning('2026-03-02T00:00:00Z');
  expect(reckoning).toMatchObject({ done: 3, atClient: 1, unsent: 2, undecided: 0, setAside: 0 });
  expect(reckoning.missing.map(({ id }) => id)).toEqual([mutationId(1), mutationId(3), mutationId(2)]);
  expect(reckoning.oldestUnsentAt).toBe('2026-03-01T10:00:00Z');
});

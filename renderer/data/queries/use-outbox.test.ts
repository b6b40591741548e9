import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../../../shared/clock.ts';
import { aCase, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { settleEntry } from '../../testing/outbox-of.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { readOutboxLines } from './use-outbox.ts';

let store: TestStore;
afterEach(() => store.discard());

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-11-20T10:00:00Z');

/** One act a day, the first two accepted and seen, the third refused, the fourth waiting. */
async function fourDays(): Promise<void> {
  let now = FIRST;
  const clock: Clock = { now: () => now++, after: () => () => {} };
  store = await openTestStore({ clock });
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  for (let day = 0; day < 4; day++) {
    now = FIRST + day * DAY_MS;
    const mark = anAnnotation({ id: `urn:uuid:${day}` });
    await putAnnotation(store, mark);
    if (day > 1) continue;
    await settleEntry(store, day + 1, 'accepted', { serverVersion: 1 });
    await store.pull(aPage([aPut('annotation', mark.id, mark)], { nextCursor: `after ${day}` }));
  }
  await settleEntry(store, 3, 'rejected', { reason: 'Closed' });
}
const read = async (since: string) => (await readOutboxLines(store, since)).map(line => [line.seq, line.state]);

test('lines go back to a time, newest first; what is not at the client is there however old it is', async () => {
  await fourDays();
  expect(await read('')).toEqual([
    [4, 'waiting'],
    [3, 'rejected'],
    [2, 'accepted'],
    [1, 'accepted'],
  ]);
  expect(await read('2026-11-21T00:00:00Z')).toEqual([
    [4, 'waiting'],
    [3, 'rejected'],
    [2, 'accepted'],
  ]);
  expect(await read('2026-11-24T00:00:00Z')).toEqual([
    [4, 'waiting'],
    [3, 'rejected'],
  ]);
});

test('an act that is finished is opened once, and again when it is owed anew', async () => {
  await fourDays();
  await read('');
  const [row] = await store.db.outbox.where('seq').equals(1).toArray();
  if (!row) throw new Error('No act');
  await store.db.outbox.put({ ...row, state: 'waiting', finished: 0 });
  expect((await read('')).at(-1)).toEqual([1, 'waiting']);
  await store.db.outbox.put({ ...row, serverVersion: 8 });
  expect((await readOutboxLines(store, '')).at(-1)).toMatchObject({ seq: 1, state: 'accepted', serverVersion: 8 });
});

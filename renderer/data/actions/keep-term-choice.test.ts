import { afterEach, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { readTermChoice } from '../queries/use-term-choice.ts';
import { copyBoxes } from '../testing/open-copies.ts';
import { handClock } from '../testing/hand-clock.ts';
import { keepOwnTerms, switchTermList } from './keep-term-choice.ts';

let store: TestStore;
afterEach(async () => await store.discard());

test('own words last for the day and switches stay, each with its process, and the disk shows neither', async () => {
  const clock = handClock();
  store = await openTestStore({ clock });
  await keepOwnTerms(store, 'new-business', ['CANARYterm', 'two words']);
  await switchTermList(store, 'new-business', 'tobacco', false);
  await switchTermList(store, 'new-business', 'heart', false);
  await switchTermList(store, 'new-business', 'heart', true);
  expect(await readTermChoice(store, 'new-business')).toMatchObject({
    own: ['CANARYterm', 'two words'],
    off: ['tobacco'],
  });
  expect(await readTermChoice(store, 'contracts')).toMatchObject({ own: [], off: [] });
  const rows = (await copyBoxes(store.db.name)).filter(({ table }) => table === 'meta');
  expect(rows.length).toBeGreaterThan(0);
  for (const { row, key } of rows) {
    expect(`${String(key)} ${new TextDecoder('latin1').decode(row.box)}`).not.toMatch(/CANARYterm|new-business/);
  }

  await clock.pass(36 * 60 * 60 * 1000);
  expect(await readTermChoice(store, 'new-business')).toMatchObject({ own: [], off: ['tobacco'] });
});

import { afterEach, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { nextTurn } from './writer-turn.ts';

let store: TestStore;
afterEach(() => store.discard());

test('I21 turns grow, whatever the clock says, and in a new database as well', async () => {
  store = await openTestStore();
  const { db } = store;
  const first = await nextTurn(db, 1_000);
  expect(await nextTurn(db, 1_000)).toBeGreaterThan(first);
  const later = await nextTurn(db, 50_000);
  expect(await nextTurn(db, 2_000)).toBeGreaterThan(later);
  // A database that was lost knows no turn; the clock does.
  await db.meta.clear();
  expect(await nextTurn(db, 60_000)).toBeGreaterThan(later);
});

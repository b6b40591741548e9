import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { handClock } from './testing/hand-clock.ts';
import { keepConnected } from './keep-connected.ts';
import { isClosedForGood } from './save-failure.ts';

const NAME = 'keep-connected';
afterEach(async () => {
  vi.restoreAllMocks();
  await Dexie.delete(NAME);
});

async function openDatabase() {
  const db = new Dexie(NAME);
  db.version(1).stores({ rows: 'id' });
  await db.open();
  return db;
}

/** As Chromium does it when its storage fails: the connection ends, and an event says so. */
function closeUnder(db: Dexie): void {
  const connection = db.backendDB();
  connection.close();
  connection.dispatchEvent(new Event('close'));
}

test('a database that the browser closed, and does not open while the disk is full, is opened again when there is room', async () => {
  const db = await openDatabase();
  const clock = handClock();
  const opened: string[] = [];
  const stop = keepConnected(db, clock, () => opened.push('asked again'));
  const full = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  closeUnder(db);
  await expect(db.table('rows').put({ id: 'a' })).rejects.toThrow();
  const refused: unknown = await db
    .table('rows')
    .put({ id: 'a' })
    .catch((error: unknown) => error);
  expect(isClosedForGood(refused)).toBe(false);
  await clock.pass(500);
  await clock.pass(1000);
  expect(db.isOpen()).toBe(false);

  full.mockRestore();
  const laterOpen = async () => {
    await clock.pass(10_000);
    return db.isOpen();
  };
  await expect.poll(laterOpen).toBe(true);
  await db.table('rows').put({ id: 'a' });
  expect(opened).toContain('asked again');
  stop();
  db.close();
});

test('a database that is closed on purpose stays closed, and says so to whoever still writes', async () => {
  const db = await openDatabase();
  const clock = handClock();
  const stop = keepConnected(db, clock, () => expect.fail('It was opened again'));
  stop();
  db.close();
  await clock.pass(10_000);
  expect(db.isOpen()).toBe(false);
  const refused: unknown = await db
    .table('rows')
    .put({ id: 'a' })
    .catch((error: unknown) => error);
  expect(isClosedForGood(refused)).toBe(true);
});

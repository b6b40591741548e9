import { Dexie } from 'dexie';
import type { Clock } from '../../shared/clock.ts';
import { noteDamaged } from './cache/recovered.ts';
import { openParts, type StoreAccess, type StoreParts } from './open-parts.ts';
import { isClosedForGood } from './save-failure.ts';
import { storageTrouble } from './storage-trouble.ts';
import { StoreBlockedError, WrongKeyError } from './store-errors.ts';

/** A virus scanner or a dying process lets go of the files within this; what is broken stays broken. */
const TRY_AGAIN_MS = [250, 1_000] as const;
const DELETE_MS = 10_000;
const LEAST_ROOM_BYTES = 16 * 1024 * 1024;

/**
 * Opens the database, and begins a new one in its place when it cannot be used: what it held comes back from the journal
 * and from the feed. A full disk, or a window that holds it, is no reason to throw anything away: then it rejects.
 *
 * @param open is tried first and again
 */
export async function openOrRebuild(
  access: StoreAccess,
  clock: Clock,
  open: typeof openParts = openParts,
): Promise<StoreParts> {
  const { storeName } = access;
  // One at a time: the window and its worker must not take the new one for the broken one.
  return await navigator.locks.request(`meridian/${storeName}/opening`, async () => {
    const opened = await tryToOpen(() => open(access, clock), clock);
    if (opened) return opened;
    await removeDatabase(storeName, clock);
    const parts = await openParts(access, clock);
    await noteDamaged(parts.db, new Date(clock.now()).toISOString());
    return parts;
  });
}

/** Null when it is there and cannot be used. */
async function tryToOpen(open: () => Promise<StoreParts>, clock: Clock): Promise<StoreParts | null> {
  for (const waitMs of [...TRY_AGAIN_MS, null]) {
    try {
      return await open();
    } catch (error) {
      // Dexie wraps what IndexedDB reports; WrongKeyError is ours.
      if (error instanceof WrongKeyError) return null;
      if (storageTrouble(error) !== 'broken' || isClosedForGood(error) || !(await hasRoom())) throw error;
      if (waitMs !== null) await new Promise<void>(resolve => clock.after(waitMs, resolve));
    }
  }
  return null;
}

/** A full disk is sometimes reported as if the database were broken. */
async function hasRoom(): Promise<boolean> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > LEAST_ROOM_BYTES;
}

async function removeDatabase(storeName: string, clock: Clock): Promise<void> {
  const tooLong = Promise.withResolvers<never>();
  const cancel = clock.after(DELETE_MS, () =>
    tooLong.reject(new StoreBlockedError('The damaged store on this computer is held by another window.')),
  );
  try {
    await Promise.race([Dexie.delete(storeName), tooLong.promise]);
  } finally {
    cancel();
  }
}

import { Dexie } from 'dexie';
import type { Clock } from '../../shared/clock.ts';
import { noteDamaged } from './cache/recovered.ts';
import { openParts, type StoreAccess, type StoreParts } from './open-parts.ts';
import { isClosedForGood } from './save-failure.ts';
import { troubleNow } from './storage-trouble.ts';
import { StoreBlockedError, StoreStuckError, WrongKeyError } from './store-errors.ts';

/** A virus scanner or a dying process lets go of the files within this; what is broken stays broken. */
const TRY_AGAIN_MS = [250, 1_000] as const;
const DELETE_MS = 10_000;

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
    const parts = await beginAnew(access, clock);
    await noteDamaged(parts.db, new Date(clock.now()).toISOString());
    return parts;
  });
}

/** @throws StoreStuckError when it is still broken after that: only who owns the files can help then */
async function beginAnew(access: StoreAccess, clock: Clock): Promise<StoreParts> {
  try {
    await removeDatabase(access.storeName, clock);
    return await openParts(access, clock);
  } catch (error) {
    if (isClosedForGood(error) || (await troubleNow(error)) !== 'broken') throw error;
    throw new StoreStuckError('The damaged store on this computer could not be deleted.', { cause: error });
  }
}

/** Null when it is there and cannot be used. */
async function tryToOpen(open: () => Promise<StoreParts>, clock: Clock): Promise<StoreParts | null> {
  for (const waitMs of [...TRY_AGAIN_MS, null]) {
    try {
      return await open();
    } catch (error) {
      // Dexie wraps what IndexedDB reports; WrongKeyError is ours.
      if (error instanceof WrongKeyError) return null;
      if (isClosedForGood(error) || (await troubleNow(error)) !== 'broken') throw error;
      if (waitMs !== null) await new Promise<void>(resolve => clock.after(waitMs, resolve));
    }
  }
  return null;
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

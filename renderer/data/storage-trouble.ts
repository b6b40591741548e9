const FULL = new Set(['QuotaExceededError', 'QuotaExceeded']);
const BROKEN = new Set(['AbortError', 'DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'OpenFailedError']);

/** What kept IndexedDB from doing its work: no room on the disk, or it did not answer. Null: a bug of ours. */
export function storageTrouble(error: unknown): 'full' | 'broken' | null {
  // Dexie passes on what IndexedDB reports, sometimes wrapped as `inner` or, of many rows, as `failures`.
  const names = namesOf(error);
  if (names.some(name => FULL.has(name))) return 'full';
  return names.some(name => BROKEN.has(name)) ? 'broken' : null;
}

/** Less than this is no room: the database's own files grow by as much when it is opened. */
const LEAST_ROOM_BYTES = 16 * 1024 * 1024;

/**
 * The same, with a look at the disk: Chromium says of a full one also that it was aborted, that it is unknown, or that the
 * database is broken. To be asked while it still is so.
 */
export async function troubleNow(error: unknown): Promise<'full' | 'broken' | null> {
  const trouble = storageTrouble(error);
  return trouble === 'broken' && !(await hasRoom()) ? 'full' : trouble;
}

async function hasRoom(): Promise<boolean> {
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return quota - usage > LEAST_ROOM_BYTES;
  } catch {
    // TypeError or UnknownError: the same storage that is in trouble cannot say. Nothing shows that it is full.
    return true;
  }
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { inner, failures } = error as { inner?: unknown; failures?: unknown };
  // Of a bulk write each failed row has its own.
  return [error.name, ...namesOf(inner), ...(Array.isArray(failures) ? failures.flatMap(namesOf) : [])];
}

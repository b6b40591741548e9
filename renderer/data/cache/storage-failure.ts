import { refuse } from '../../../shared/result.ts';

type StorageRefusal = ReturnType<typeof refuse<'storage'>>;

const FULL = new Set(['QuotaExceededError', 'QuotaExceeded']);
const BROKEN = new Set(['AbortError', 'DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'OpenFailedError']);

/** Runs a write; a disk that is full or a database that was closed is a refusal. Anything else is a bug and thrown. */
export async function refusingStorageFailures<T>(write: () => Promise<T>): Promise<T | StorageRefusal> {
  try {
    return await write();
  } catch (error) {
    // Dexie passes on what IndexedDB reports, sometimes wrapped as `inner`.
    const names = namesOf(error);
    if (names.some(name => FULL.has(name))) {
      return refuse('storage', 'The disk is full. Nothing was lost; free some space and Meridian goes on by itself.');
    }
    if (names.some(name => BROKEN.has(name))) {
      return refuse('storage', 'The store on this computer did not answer. Meridian tries again by itself.');
    }
    throw error;
  }
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { inner } = error as { inner?: unknown };
  return [error.name, ...namesOf(inner)];
}

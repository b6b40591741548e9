const FULL = new Set(['QuotaExceededError', 'QuotaExceeded']);
const BROKEN = new Set(['AbortError', 'DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'OpenFailedError']);

/** What kept IndexedDB from doing its work: no room on the disk, or it did not answer. Null: a bug of ours. */
export function storageTrouble(error: unknown): 'full' | 'broken' | null {
  // Dexie passes on what IndexedDB reports, sometimes wrapped as `inner` or, of many rows, as `failures`.
  const names = namesOf(error);
  if (names.some(name => FULL.has(name))) return 'full';
  return names.some(name => BROKEN.has(name)) ? 'broken' : null;
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { inner, failures } = error as { inner?: unknown; failures?: unknown };
  // Of a bulk write each failed row has its own.
  return [error.name, ...namesOf(inner), ...(Array.isArray(failures) ? failures.flatMap(namesOf) : [])];
}

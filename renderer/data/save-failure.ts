import { type NotKeptCode, NotKeptError } from './not-kept-error.ts';
import { troubleNow } from './storage-trouble.ts';

/**
 * Why something is not saved, for the words on the screen. `disk-full` and `store`: it is on the screen alone. The others:
 * the store has it, and the journal its copy not yet.
 */
export type SaveFailure = 'disk-full' | 'store' | `journal-${NotKeptCode}`;

export async function saveFailureOf(error: unknown): Promise<SaveFailure> {
  if (error instanceof NotKeptError) return `journal-${error.code}`;
  return (await troubleNow(error)) === 'full' ? 'disk-full' : 'store';
}

/** The store was closed for good: the window locks, or the person signs out. Trying again would find it closed. */
export function isClosedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'DatabaseClosedError') return false;
  // With another error in it, it is the browser that closed the store, and that did not open it again: a full disk does.
  const { inner } = error as { inner?: unknown };
  return !(inner instanceof Error) || inner.name === 'DatabaseClosedError';
}

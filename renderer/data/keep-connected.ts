import type { Dexie } from 'dexie';
import type { Clock } from '../../shared/clock.ts';

const FIRST_AGAIN_MS = 500;
const LONGEST_AGAIN_MS = 10_000;

/**
 * Opens a database again that the browser closed under us, as often as it takes: a full disk keeps it shut until there is
 * room. Dexie by itself tries once, at the next question, and refuses every later one.
 *
 * @param onOpen the questions that were under way have had no answer
 * @returns ends it; to be called before the database is closed on purpose
 */
export function keepConnected(db: Dexie, clock: Clock, onOpen: () => void): () => void {
  let isStopped = false;
  let cancel: (() => void) | null = null;
  let againMs = FIRST_AGAIN_MS;

  const attempt = (): void => {
    cancel = null;
    db.open().then(
      () => {
        againMs = FIRST_AGAIN_MS;
        if (!isStopped) onOpen();
      },
      // The disk is still full, or the browser's storage has not come back. Closing told us so already, or does now.
      () => later(),
    );
  };
  const later = (): void => {
    if (isStopped || cancel) return;
    cancel = clock.after(againMs, attempt);
    againMs = Math.min(againMs * 2, LONGEST_AGAIN_MS);
  };

  db.on('close', () => {
    if (isStopped) return;
    // Dexie is still closing it at this moment.
    if (againMs === FIRST_AGAIN_MS) setTimeout(onOpen, 0);
    later();
  });
  return () => {
    isStopped = true;
    cancel?.();
  };
}

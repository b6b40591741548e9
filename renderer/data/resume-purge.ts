import { isPurgeDue } from './feed/feed-state.ts';
import { readFeedState } from './feed/load-feed.ts';
import { KeysAwayError } from './keys/keys-away-error.ts';
import type { StoreParts } from './open-parts.ts';
import { storageTrouble } from './storage-trouble.ts';

/**
 * Finishes a purge that a crash cut off, before anything of the store is shown. The cache worker, which purges otherwise,
 * begins after the first screen; where another window's worker is there already, it is doing so.
 */
export async function resumePurge(parts: StoreParts): Promise<void> {
  if (!isPurgeDue(await readFeedState(parts.db))) return;
  await navigator.locks.request(`meridian/${parts.db.name}/writer`, { ifAvailable: true }, async lock => {
    if (!lock) return;
    try {
      // Rare: its code does not belong to what every start waits for.
      const { finishPurge } = await import('./cache/finish-purge.ts');
      await finishPurge(parts);
    } catch (error) {
      // No room, or no answer: a person must be able to work. The worker tries it again before it changes anything.
      if (storageTrouble(error) === null && !(error instanceof KeysAwayError)) throw error;
    }
  });
}

import type { Clock } from '../../../shared/clock.ts';
import type { CacheClient } from './sync-parts.ts';

/** How long a store may take to answer before it is asked again: at first, and when it has been silent several times. */
export const FIRST_PROBE_MS = 400;
const LONGEST_PROBE_MS = 6400;

export interface StoreProbe {
  answers(cache: CacheClient | null): Promise<boolean>;
  /** Another store: it has not been silent yet. */
  reset(): void;
}

/** A store that is only now being opened may not even hear a call: it is asked again rather than waited for. */
export function createStoreProbe(clock: Clock): StoreProbe {
  let probeMs = FIRST_PROBE_MS;
  return {
    async answers(cache) {
      const answered = cache?.['cache.cursor']().then(answer => answer.ok) ?? false;
      let cancel = (): void => {};
      const tooLate = new Promise<false>(resolve => {
        cancel = clock.after(probeMs, () => resolve(false));
      });
      const there = await Promise.race([answered, tooLate]).finally(cancel);
      probeMs = there ? FIRST_PROBE_MS : Math.min(probeMs * 2, LONGEST_PROBE_MS);
      return there;
    },
    reset() {
      probeMs = FIRST_PROBE_MS;
    },
  };
}

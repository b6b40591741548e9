import type { ApiFailure } from '../api/api-failure.ts';
import { stopOf, type Stop } from './problem.ts';

/** How a part of a round ended: all done; the store is away (reloading, locked); or stopped for a reason to be shown. */
export type Ending = 'done' | 'cache-away' | Stop;

export function endingOfApi(failure: ApiFailure): Ending {
  return stopOf(failure);
}

/** What a refusal of the cache means. A store that is away is no problem to show: it comes back by itself. */
export function endingOfCache(failure: { code: string; message: string }): Ending {
  switch (failure.code) {
    case 'disconnected':
    case 'timed-out':
    case 'locked':
    case 'out-of-step':
      return 'cache-away';
    case 'storage':
      return { code: failure.code, message: failure.message, retryAfterMs: null };
    default:
      return {
        code: 'internal',
        message: 'Something went wrong inside Meridian. It tries again by itself; restart it if this stays.',
        retryAfterMs: null,
      };
  }
}

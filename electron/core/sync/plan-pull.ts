import type { CacheCursor } from '../../../shared/rpc/cache-page.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import type { FeedPage } from '../api/changes.ts';

const LARGEST_PAGE = 500;

/** Where a pull is. A plain value: the engine asks what to do next and does it. */
export interface PullState {
  /** Null reads from the start. */
  readonly cursor: string | null;
  readonly epoch: string | null;
  readonly limit: number;
  /** The next page is the first of a re-read: what it does not bring is gone in the end. */
  readonly restart: boolean;
}

export type PullStep =
  | {
      readonly step: 'apply';
      readonly page: FeedPage & { readonly restart: boolean };
      readonly after: PullState | null;
    }
  | { readonly step: 'ask'; readonly state: PullState }
  | { readonly step: 'end' }
  | { readonly step: 'stop'; readonly failure: ApiFailure };

export function beginPull(stored: CacheCursor | null): PullState {
  return { cursor: stored?.cursor ?? null, epoch: stored?.epoch ?? null, limit: LARGEST_PAGE, restart: false };
}

/**
 * Decides what a page means. `after` is where to go on after it was applied, null when the feed has been read.
 * A page of another epoch is not applied on top of what is here: its cursor never covered it.
 */
export function planPage(state: PullState, page: FeedPage): PullStep {
  if (state.cursor !== null && state.epoch !== null && page.epoch !== state.epoch) return restart(state);
  if (page.hasMore && page.nextCursor === state.cursor) {
    return { step: 'stop', failure: brokenPromise('The server keeps sending the same page. Ask your IT department.') };
  }
  // Nothing new: a write for nothing would wake every live query.
  const same = page.nextCursor === state.cursor && page.epoch === state.epoch;
  if (same && page.changes.length === 0 && !state.restart) return { step: 'end' };
  const after: PullState = { ...state, cursor: page.nextCursor, epoch: page.epoch, restart: false };
  return { step: 'apply', page: { ...page, restart: state.restart }, after: page.hasMore ? after : null };
}

/** Decides what a failed request means: read again from the start, ask for less, or stop and say why. */
export function planFailure(state: PullState, failure: ApiFailure): PullStep {
  if (failure.code === 'cursor-gone' && state.cursor !== null) return restart(state);
  if (failure.code === 'too-large' && state.limit > 1) {
    return { step: 'ask', state: { ...state, limit: Math.floor(state.limit / 2) } };
  }
  return { step: 'stop', failure };
}

function restart(state: PullState): PullStep {
  return { step: 'ask', state: { ...state, cursor: null, epoch: null, restart: true } };
}

function brokenPromise(message: string): ApiFailure {
  return { code: 'server-error', message, mayHaveActed: false, retryAfterMs: null };
}

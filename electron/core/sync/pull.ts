import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordChange } from '../../../shared/model/change.ts';
import type { CachePage } from '../../../shared/rpc/contract.ts';
import type { ApiResult } from '../api/api-failure.ts';
import { type FeedPage, readChanges, recordChangesOf } from '../api/changes.ts';
import { word } from '../log/loggable.ts';
import { type Ending, endingOfApi, endingOfCache } from './ending.ts';
import { beginPull, planFailure, planPage, type PullState, type PullStep } from './plan-pull.ts';
import type { SyncParts } from './sync-parts.ts';

/** A feed that starts again this often in one pull will not come to an end in this one. */
const MOST_RESTARTS = 2;

/**
 * Reads the feed to its end. Each page is stored together with its cursor, in order, so a crash repeats a page and
 * never skips one. While a page is being read and stored the next one is already on its way.
 */
export async function pull(parts: SyncParts, onApplied: () => void): Promise<Ending> {
  const { cache, log, signal, status } = parts;
  const stored = await cache()?.['cache.cursor']();
  if (!stored) return 'cache-away';
  if (!stored.ok) return endingOfCache(stored.failure);
  let state: PullState = beginPull(stored.value);
  let asked = ask(parts, state);
  let restarts = 0;
  while (!signal.aborted) {
    const { answer, changes } = await asked;
    const plan: PullStep = answer.ok ? planPage(state, answer.value) : planFailure(state, answer.failure);
    switch (plan.step) {
      case 'end':
        return 'done';
      case 'stop':
        return endingOfApi(plan.failure);
      case 'ask':
        if (plan.state.restart) log.warn('feed-read-again', { cause: word(answer.ok ? 'epoch' : answer.failure.code) });
        if (plan.state.restart && ++restarts > MOST_RESTARTS) return endingOfApi(restless);
        state = plan.state;
        asked = ask(parts, state);
        break;
      case 'apply': {
        // Not before: a poll that brings nothing is no news for the status bar.
        status.set({ phase: 'pulling' });
        if (plan.after) asked = ask(parts, plan.after);
        const applied = await apply(parts, { ...plan.page, changes: await changes });
        if (applied !== 'done') return applied;
        onApplied();
        if (!plan.after) return 'done';
        state = plan.after;
      }
    }
  }
  return 'done';
}

interface Asked {
  readonly answer: ApiResult<FeedPage>;
  /** The page's changes in our words. Read once whoever waits for the answer has asked for the next page. */
  readonly changes: Promise<RecordChange[]>;
}

async function ask({ http, personId, signal }: SyncParts, { cursor, limit }: PullState): Promise<Asked> {
  const answer = await readChanges(http, { cursor, limit, signal });
  return { answer, changes: answer.ok ? readSoon(answer.value, personId) : Promise.resolve([]) };
}

async function readSoon(page: FeedPage, personId: SyncParts['personId']): Promise<RecordChange[]> {
  await nextTurn();
  return recordChangesOf(page, personId);
}

async function apply({ cache, log }: SyncParts, page: CachePage): Promise<Ending> {
  const applied = await cache()?.['cache.applyPage'](page);
  if (!applied) return 'cache-away';
  if (!applied.ok) return endingOfCache(applied.failure);
  log.info('page-applied', { ...applied.value, more: page.hasMore });
  return 'done';
}

const restless = {
  code: 'server-error',
  message: 'The feed of the server does not hold still.',
  mayHaveActed: false,
  retryAfterMs: null,
} as const;

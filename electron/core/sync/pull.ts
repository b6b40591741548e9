import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordChange } from '../../../shared/model/change.ts';
import type { CacheCursor, CachePage } from '../../../shared/rpc/cache-page.ts';
import type { ApiResult } from '../api/api-failure.ts';
import { type FeedPage, readChanges, recordChangesOf } from '../api/changes.ts';
import { toRecordChange } from '../api/to-model.ts';
import { word } from '../log/loggable.ts';
import { type Ending, endingOfApi, endingOfCache } from './ending.ts';
import { beginPull, planFailure, planPage, type PullState, type PullStep } from './plan-pull.ts';
import type { SyncParts } from './sync-parts.ts';

/**
 * Pages that the store has at once: one is being stored, one is sealed and waits, and the keys of one are being made. More
 * would only lie in memory.
 */
const MOST_GIVEN = 3;
/** A feed that starts again this often in one pull will not come to an end in this one. */
const MOST_RESTARTS = 2;

export interface PullListener {
  /** A page was stored. */
  onApplied(): void;
  /** The server was set back: acts that it had accepted wait in the store once more, and the journal does not know. */
  onOfferedAgain(): void;
}

/**
 * Reads the feed to its end. Each page is stored together with its cursor, in order, so a crash repeats a page and
 * never skips one. While a page is being stored the next ones are already at the store, which takes each in its turn and
 * refuses it when the one before it was not stored; and the one after them is on its way from the server.
 */
export async function pull(parts: SyncParts, { onApplied, onOfferedAgain }: PullListener): Promise<Ending> {
  const { cache, log, signal, status } = parts;
  const stored = await cache()?.['cache.cursor']();
  if (!stored) return 'cache-away';
  if (!stored.ok) return endingOfCache(stored.failure);
  const tried = await tryAgain(parts, stored.value);
  if (tried !== 'done') return tried;
  let state: PullState = beginPull(stored.value);
  let asked = ask(parts, state);
  let restarts = 0;
  /** What the store has and has not answered for, the first page first. */
  const given: Promise<Ending>[] = [];
  /** Waits until no more than so many pages are unanswered. */
  const untilStored = async (most: number): Promise<Ending> => {
    while (given.length > most) {
      const ended = await given.shift();
      // What was given to the store after it is refused there; its answers must not be met by another pull.
      if (ended !== undefined && ended !== 'done') return await Promise.all(given.splice(0)).then(() => ended);
      onApplied();
    }
    return 'done';
  };
  while (!signal.aborted) {
    const { answer, changes } = await asked;
    if (answer.ok) parts.onServerTime?.(answer.value.serverTime);
    const plan: PullStep = answer.ok ? planPage(state, answer.value) : planFailure(state, answer.failure);
    if (plan.step !== 'apply') {
      const before = await untilStored(0);
      if (before !== 'done') return before;
    }
    switch (plan.step) {
      case 'end':
        return 'done';
      case 'stop':
        return endingOfApi(plan.failure);
      case 'ask':
        if (plan.state.restart) {
          const cause = answer.ok ? 'epoch' : answer.failure.code;
          log.warn('feed-read-again', { cause: word(cause) });
          parts.note?.({ type: 'feed.read-again', detail: cause });
        }
        if (plan.state.restart && ++restarts > MOST_RESTARTS) return endingOfApi(restless);
        state = plan.state;
        asked = ask(parts, state);
        break;
      case 'apply': {
        // Not before: a poll that brings nothing is no news for the status bar.
        status.set({ phase: 'pulling' });
        if (plan.after) asked = ask(parts, plan.after);
        const place = plan.page.restart ? {} : { after: state.cursor };
        given.push(apply(parts, { ...plan.page, ...place, changes: await changes }, onOfferedAgain));
        const before = await untilStored(plan.after ? MOST_GIVEN - 1 : 0);
        if (before !== 'done' || !plan.after) return before;
        state = plan.after;
      }
    }
  }
  return await untilStored(0);
}

/** What could not be applied may be by now: this is another build, or something that it needs has come. */
async function tryAgain(parts: SyncParts, cursor: CacheCursor | null): Promise<Ending> {
  const { cache, clock, personId } = parts;
  if (!cursor) return 'done';
  const quarantined = await cache()?.['cache.quarantined']();
  if (!quarantined) return 'cache-away';
  if (!quarantined.ok) return endingOfCache(quarantined.failure);
  if (quarantined.value.length === 0) return 'done';
  const changes = quarantined.value.map(one => toRecordChange({ ...one, op: 'put' }, { personId }));
  const serverTime = new Date(clock.now()).toISOString();
  // Whatever the cursor covers, nothing more than before is read: the page goes on.
  const page = { epoch: cursor.epoch, nextCursor: cursor.cursor, hasMore: true, restart: false, serverTime };
  return await apply(parts, { ...page, after: cursor.cursor, changes }, () => {});
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

async function apply(
  { cache, log, note }: SyncParts,
  page: CachePage,
  onOfferedAgain: PullListener['onOfferedAgain'],
): Promise<Ending> {
  const applied = await cache()?.['cache.applyPage'](page);
  if (!applied) return 'cache-away';
  if (!applied.ok) return endingOfCache(applied.failure);
  const { offeredAgain = 0, ...counts } = applied.value;
  if (offeredAgain > 0) {
    note?.({ type: 'work.offered-again', count: offeredAgain });
    onOfferedAgain();
  }
  if (counts.quarantined > 0) note?.({ type: 'feed.quarantined', count: counts.quarantined });
  log.info('page-applied', { ...counts, offeredAgain, more: page.hasMore });
  return 'done';
}

const restless = {
  code: 'server-error',
  message: 'The feed of the server does not hold still.',
  mayHaveActed: false,
  retryAfterMs: null,
} as const;

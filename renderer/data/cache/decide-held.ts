import { FEED_STATE, type FeedState } from '../feed/feed-state.ts';
import type { Gone } from '../feed/heads.ts';
import type { CacheContext } from './cache-context.ts';
import { purgeNow } from './finish-purge.ts';
import { forgetHeldAnswer, readHeldAnswer } from './held-deletes.ts';
import { sealPage } from './seal-page.ts';
import { refusingStorageFailures } from './storage-failure.ts';
import { ok } from '../../../shared/result.ts';

/** Does what a person said about the cases that are held. Nothing when nobody said anything. */
export async function decideHeld(context: CacheContext): Promise<void> {
  // A disk too full for it is no reason to be silent towards the main process: it is done at the next question.
  await refusingStorageFailures(async () => {
    if (await readHeldAnswer(context.db)) await context.inTurn(() => decide(context));
    return ok(undefined);
  });
}

async function decide(context: CacheContext): Promise<void> {
  const { db, feed, state } = context;
  const answer = await readHeldAnswer(db);
  if (!answer) return;
  // More than the person had in mind would go: they are asked again.
  const isOutdated = state.held.length > answer.gone;
  const isGoing = answer.may === 'go' && !isOutdated;
  const gone: Gone[] = isGoing
    ? state.held.map(({ id, version }) => ({
        op: 'delete',
        kind: 'case',
        id,
        version: Math.max(1, version, feed.versionOf('case', id)),
      }))
    : [];
  const [key = 0] = gone.length > 0 ? await context.ring.make([], 1) : [];
  const sealed = await sealPage({ ...context, key }, state, [], gone);
  const next: FeedState = {
    ...state,
    ...sealed.place,
    held: isGoing ? [] : isOutdated ? state.held : state.held.map(one => ({ ...one, kept: true })),
    tally: isGoing ? null : state.tally,
    purging: [...state.purging, ...gone.map(one => one.id)],
    keysBefore: context.ring.next,
  };
  await db.transaction('rw', db.tables, async () => {
    if (sealed.heads) await db.heads.add(sealed.heads);
    await db.meta.put({ name: FEED_STATE, value: next });
    await forgetHeldAnswer(db);
  });
  feed.page = sealed.place.page;
  feed.apply(sealed.entries);
  context.state = next;
  await purgeNow(context);
}

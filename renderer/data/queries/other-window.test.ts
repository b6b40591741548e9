import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { aCase, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { accessTo } from '../../testing/a-key-service.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { openParts } from '../open-parts.ts';
import { assembleStore } from '../open-store.ts';
import { fromBase64 } from '../sealed/base64.ts';
import type { Store } from '../store.ts';
import { systemClock } from '../system-clock.ts';
import { justSealed } from './just-sealed.ts';
import { readAnnotations } from './use-annotations.ts';
import { followQuery } from './use-store-query.ts';

let first: TestStore;
let second: Store;
afterEach(async () => {
  second.close();
  await first.discard();
});

/** The store of a person as two windows have it. */
async function twoWindows(): Promise<void> {
  first = await openTestStore();
  const { storeName, masterKey } = first.unlocked;
  second = await assembleStore(await openParts(accessTo(storeName, fromBase64(masterKey))), {
    unlocked: first.unlocked,
    clock: systemClock,
    keep: async () => ok(undefined),
    nudgeSync: () => {},
    onClose: () => {},
  });
  await first.pull(aPage([aPut('case', 'c-1', aCase())]));
}

test('an act that one window seals is counted in the other as soon as it is on the disk', async () => {
  await twoWindows();
  const here = justSealed(first.db);
  const there = justSealed(second.db);
  const heard = new Promise<void>(resolve => here.subscribe(resolve));
  await putAnnotation(second, anAnnotation());
  await heard;
  expect(here.read()).toEqual(there.read());
  expect(here.read()).toHaveLength(1);
});

test('a mark that one window makes, and what the feed brings, is in the queries of the other', async () => {
  await twoWindows();
  const seen: number[] = [];
  const stop = followQuery(first, readAnnotations, 'c-1', {
    next: marks => void seen.push(marks.length),
    error: error => expect.fail(String(error)),
  });
  await expect.poll(() => seen.at(-1)).toBe(0);
  await putAnnotation(
    second,
    anAnnotation({ id: AnnotationId.parse('urn:uuid:0199a2b4-0000-7000-8000-0000000000bb') }),
  );
  await expect.poll(() => seen.at(-1)).toBe(1);
  // Both indexes follow the one worker.
  await first.pull(aPage([aPut('case', 'c-2', aCase({ id: 'c-2' }))], { nextCursor: 'two' }));
  await expect.poll(() => second.feed.cases().length).toBe(2);
  stop();
});

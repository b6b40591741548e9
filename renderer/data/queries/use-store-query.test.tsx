import { StrictMode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { StoreContext } from '../store-context.ts';
import { followQuery } from './use-store-query.ts';
import { readAnnotations, useAnnotations } from './use-annotations.ts';
import { useCaseFile } from './use-case-file.ts';

const open: TestStore[] = [];
const fresh = async (): Promise<TestStore> => {
  const store = await openTestStore();
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

function Title({ caseId, seen }: { caseId: string; seen: string[] }) {
  const file = useCaseFile(CaseId.parse(caseId));
  const marks = useAnnotations(CaseId.parse(caseId));
  const said = file === undefined ? 'reading' : file === null ? 'not here' : `${file.record.title}, ${file.status}`;
  seen.push(`${caseId}: ${said}`);
  return (
    <p>
      {said}, {marks?.length ?? 'no'} marks
    </p>
  );
}

test('a component follows the feed and the person’s own work, and never shows another case’s answer', async () => {
  const store = await fresh();
  await store.pull(
    aPage([aPut('case', 'c-1', aCase({ title: 'First' })), aPut('case', 'c-2', aCase({ id: 'c-2', title: 'Second' }))]),
  );
  const seen: string[] = [];
  const draw = (caseId: string) => (
    <StrictMode>
      <StoreContext value={store}>
        <Title caseId={caseId} seen={seen} />
      </StoreContext>
    </StrictMode>
  );
  const screen = await render(draw('c-1'));
  await expect.element(screen.getByText('First, assigned, 0 marks')).toBeVisible();
  await putAnnotation(store, anAnnotation());
  await expect.element(screen.getByText('First, assigned, 1 marks')).toBeVisible();
  await store.pull(aPage([aPut('case', 'c-1', aCase({ title: 'First', status: 'cancelled' }), 2)]));
  await expect.element(screen.getByText('First, cancelled, 1 marks')).toBeVisible();
  await screen.rerender(draw('c-2'));
  await expect.element(screen.getByText('Second, assigned, 0 marks')).toBeVisible();
  await screen.rerender(draw('c-3'));
  await expect.element(screen.getByText('not here, 0 marks')).toBeVisible();
  expect(seen.filter(line => line.startsWith('c-2: First'))).toEqual([]);
});

test('a mark does not vanish between its overlay and the server’s copy', async () => {
  const store = await fresh();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await putAnnotation(store, anAnnotation());
  const counts: number[] = [];
  const stop = followQuery(store, readAnnotations, 'c-1', {
    next: views => counts.push(views.length),
    error: error => expect.fail(String(error)),
  });
  await expect.poll(() => counts).toEqual([1]);
  const [entry] = await store.db.outbox.toArray();
  if (!entry) throw new Error('No entry');
  await store.cache['cache.settle']([{ id: entry.id, state: 'accepted', serverVersion: 1 }]);
  await store.pull(aPage([aPut('annotation', anAnnotation().id, anAnnotation(), 1)]));
  expect(await store.db.overlay.count()).toBe(0);
  await expect.poll(() => counts.length).toBeGreaterThan(1);
  stop();
  expect(new Set(counts)).toEqual(new Set([1]));
});

test('an index that catches up while an answer is on its way does not leave the query waiting', async () => {
  const store = await fresh();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  const { generation, page } = store.feed;
  let looks = 0;
  // Behind at the first look, caught up at every other, and silent about it: it told its listeners before there were any.
  const feed = Object.create(store.feed, {
    generation: { get: () => generation },
    page: { get: () => (looks++ === 0 ? page - 1 : page) },
    subscribe: { value: () => () => {} },
  }) as typeof store.feed;
  const answers: string[] = [];
  const stop = followQuery({ ...store, feed }, async (_, caseId) => caseId, 'c-1', {
    next: answer => answers.push(answer),
    error: error => expect.fail(String(error)),
  });
  await expect.poll(() => answers).toEqual(['c-1']);
  stop();
});

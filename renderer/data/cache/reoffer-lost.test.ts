import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { removeAnnotation } from '../actions/remove-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { shareDraft } from '../actions/share-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { acceptAll, actStates, reRead } from '../testing/set-back.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const everything = [
  aPut('process', 'new-business@1', aProcess()),
  aPut('case', 'c-1', aCase()),
  aPut('document', 'd-1', aDocument()),
];

test('I12 what a restored server lost is offered again: same id, same bytes, with a reason', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, aPut('case', 'c-2', aCase({ id: 'c-2' }))]));
  await startCase(store, aCase({ id: 'c-2' }).id);
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  await submitJudgment(store, aJudgment({ answers: { smoker: true } }));
  await putAnnotation(store, anAnnotation());
  await acceptAll(store);
  const before = await store.db.outbox.toArray();
  await store.pull(aPage([aPut('annotation', anAnnotation().id, anAnnotation(), 2)], { nextCursor: 'shown' }));
  expect((await readAnnotations(store, 'c-1')).map(view => view.unsent)).toEqual([false]);

  await store.pull(reRead([...everything, aPut('case', 'c-2', aCase({ id: 'c-2', status: 'in-progress' }), 2)]));
  expect(await actStates(store)).toEqual(['case.start accepted', 'judgment.submit waiting', 'annotation.put waiting']);
  const after = await store.db.outbox.toArray();
  expect(after.map(row => row.mutation)).toEqual(before.map(row => row.mutation));
  expect(after.find(row => row.state === 'waiting')?.reason).toContain('sent again');
  // Nothing of it leaves the screen meanwhile.
  expect((await readCaseFile(store, 'c-1'))?.submissions).toHaveLength(1);
  expect(await readAnnotations(store, 'c-1')).toMatchObject([{ unsent: true }]);

  await acceptAll(store, () => 1);
  expect(await actStates(store)).toEqual([
    'case.start accepted',
    'judgment.submit accepted',
    'annotation.put accepted',
  ]);
});

test('I12 a case that is not begun any more is begun again, however often it was changed since', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  await startCase(store, aCase().id);
  await acceptAll(store);
  await store.pull(reRead([...everything, aPut('case', 'c-1', aCase({ title: 'Another' }), 7)]));
  expect(await actStates(store)).toEqual(['case.start waiting']);
});

test('I12 what the new epoch shows, what is older than 35 days, and a cursor that only expired offer nothing again', async () => {
  const clock = { now: Date.parse('2026-11-23T12:00:00Z') };
  const store = await fresh({ clock: { now: () => clock.now++, after: () => () => {} } });
  await store.pull(aPage(everything));
  await submitJudgment(store, aJudgment());
  await acceptAll(store);
  await store.pull(reRead(everything, { epoch: 'e-1' }));
  expect(await actStates(store)).toEqual(['judgment.submit accepted']);
  const [entry] = await store.db.outbox.toArray();
  const payload = entry?.mutation.act.type === 'judgment.submit' ? entry.mutation.act.payload : null;
  if (!payload) throw new Error('Nothing was submitted');
  await store.pull(reRead([...everything, aPut('submission', payload.id, payload)]));
  expect(await actStates(store)).toEqual(['judgment.submit accepted']);
  clock.now = Date.parse('2026-12-29T12:00:00Z');
  await store.pull(reRead(everything, { epoch: 'e-3', nextCursor: 'late' }));
  expect(await actStates(store)).toEqual(['judgment.submit accepted']);
});

test('I12 work of a case that left the feed before is offered again as well', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, aPut('case', 'c-2', aCase({ id: 'c-2' }))]));
  await submitJudgment(store, aJudgment());
  await acceptAll(store);
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 3 }], { nextCursor: 'done' }));
  expect(await actStates(store)).toEqual(['judgment.submit accepted']);
  await store.pull(reRead(everything));
  expect(await actStates(store)).toEqual(['judgment.submit waiting']);
  expect((await readCaseFile(store, 'c-1'))?.submissions).toHaveLength(1);
});

test('a mark that was made and taken away again does not come back', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  await putAnnotation(store, anAnnotation());
  await removeAnnotation(store, anAnnotation());
  await acceptAll(store, seq => seq + 1);
  await store.pull(reRead(everything));
  expect(await actStates(store)).toEqual(['annotation.put accepted', 'annotation.delete accepted']);
  await store.pull(
    reRead([...everything, aPut('annotation', anAnnotation().id, anAnnotation(), 2)], {
      epoch: 'e-3',
      nextCursor: 'third',
    }),
  );
  expect(await actStates(store)).toEqual(['annotation.put accepted', 'annotation.delete waiting']);
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
});

test('I12 a mark that was removed and made once more is removed in between as well', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  for (const act of [putAnnotation, removeAnnotation, putAnnotation]) await act(store, anAnnotation());
  await acceptAll(store, seq => seq);
  await store.pull(reRead(everything));
  expect(new Set((await actStates(store)).map(line => line.split(' ')[1]))).toEqual(new Set(['waiting']));
});

test('I12 that a mark is not in the feed proves nothing while its case is not: its removal is offered again', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  await putAnnotation(store, anAnnotation());
  await acceptAll(store);
  await removeAnnotation(store, anAnnotation());
  await acceptAll(store, () => 3);
  await store.pull(reRead(everything.slice(0, 1)));
  expect(await actStates(store)).toEqual(['annotation.put waiting', 'annotation.delete waiting']);
  const givenBack = [...everything.slice(1), aPut('annotation', anAnnotation().id, anAnnotation(), 2)];
  await store.pull(aPage(givenBack, { epoch: 'e-2', nextCursor: 'given back' }));
  expect(await actStates(store)).toEqual(['annotation.put waiting', 'annotation.delete waiting']);
  await acceptAll(store, () => 4);
  await store.pull(aPage([{ op: 'delete', kind: 'annotation', id: anAnnotation().id, version: 4 }]));
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
});

test('a shared draft that the server lost is shared again, the newest alone', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  for (const [version, minute] of ['30', '40'].entries()) {
    await saveDraft(store, aJudgment({ updatedAt: `2026-11-23T09:${minute}:00Z` }), 0);
    await shareDraft(store, aCase().id);
    await acceptAll(store, () => version + 1);
  }
  const newest = aJudgment({ updatedAt: '2026-11-23T09:40:00Z' });
  await store.pull(reRead([...everything, aPut('judgment', 'c-1', newest, 1)]));
  expect(await actStates(store)).toEqual(['judgment.save accepted', 'judgment.save accepted']);
  await store.pull(reRead(everything, { epoch: 'e-3', nextCursor: 'third' }));
  expect((await actStates(store)).at(-1)).toBe('judgment.save waiting');
});

test('I12 a mark is offered again when the server shows what it said before, under the number that the newer had', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  const first = anAnnotation({ modified: '2026-11-23T09:00:00Z' });
  const second = anAnnotation({ modified: '2026-11-23T10:00:00Z' });
  await putAnnotation(store, second);
  await acceptAll(store, () => 1);
  await store.pull(reRead([...everything, aPut('annotation', second.id, second, 1)]));
  expect(await actStates(store)).toEqual(['annotation.put accepted']);
  await store.pull(
    reRead([...everything, aPut('annotation', first.id, first, 1)], { epoch: 'e-3', nextCursor: 'third' }),
  );
  expect(await actStates(store)).toEqual(['annotation.put waiting']);
  expect(await readAnnotations(store, 'c-1')).toMatchObject([{ annotation: { modified: second.modified } }]);
});

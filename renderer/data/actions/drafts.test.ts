import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../testing/outbox-of.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readCitations, readDraft } from '../queries/use-draft.ts';
import { readQueue } from '../queries/use-queue.ts';
import { saveDraft } from './save-draft.ts';
import { shareDraft } from './share-draft.ts';
import { submitJudgment } from './submit-judgment.ts';

const open: TestStore[] = [];
async function withCase(): Promise<TestStore> {
  const store = await openTestStore();
  open.push(store);
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase(), 3)]));
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});
const caseId = CaseId.parse('c-1');

test('a draft is shared once per change, and a copy that never left is replaced', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  await shareDraft(store, caseId);
  await shareDraft(store, caseId);
  expect(await outboxOf(store)).toHaveLength(1);
  await saveDraft(store, aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T10:00:00Z' }), 0);
  await shareDraft(store, caseId);
  const [only, ...others] = await outboxOf(store);
  expect(others).toEqual([]);
  expect(only?.mutation).toMatchObject({ seq: 2, act: { payload: { answers: { smoker: true } } } });

  await store.cache['cache.markSending']([only?.id ?? '']);
  await saveDraft(store, aJudgment({ updatedAt: '2026-11-23T10:05:00Z' }), 0);
  await shareDraft(store, caseId);
  expect((await outboxOf(store)).map(entry => [entry.state, entry.attempts])).toEqual([
    ['sending', 1],
    ['waiting', 0],
  ]);
});

test('what is changed after a submission was refused is a draft again, and is shared', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  await submitJudgment(store, aJudgment());
  await shareDraft(store, caseId);
  expect(await outboxOf(store)).toHaveLength(1);
  await settleEntry(store, 1, 'rejected', { reason: 'Evidence is missing' });
  await saveDraft(store, aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T10:00:00Z' }), 0);
  await shareDraft(store, caseId);
  const acts = (await outboxOf(store)).map(entry => entry.mutation.act);
  expect(acts.at(-1)).toMatchObject({ type: 'judgment.save', payload: { answers: { smoker: true } } });
});

test('the draft of the second round is shared although the first was submitted and not yet accepted', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  await submitJudgment(store, aJudgment());
  const submission = (await readCaseFile(store, 'c-1'))?.submissions[0];
  if (!submission) throw new Error('No submission');
  // The line was cut before the answer came; the feed tells first what became of it.
  await store.pull(
    aPage([aPut('submission', submission.id, submission), aPut('case', 'c-1', aCase({ status: 'returned' }), 4)]),
  );
  await saveDraft(store, aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T11:00:00Z' }), 0);
  await shareDraft(store, caseId);
  expect((await outboxOf(store)).map(entry => entry.mutation.act.type)).toEqual(['judgment.submit', 'judgment.save']);
  await settleEntry(store, 1, 'accepted', { serverVersion: 1 });
  expect(await readDraft(store, 'c-1')).toMatchObject({ judgment: { answers: { smoker: true } } });
});

test('without a draft here the one on the server is it, with its version; what is typed then begins from there', async () => {
  const store = await withCase();
  const theirs = aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T09:40:00Z' });
  const bens = aJudgment({ userId: 'p-ben' });
  await store.pull(aPage([aPut('judgment', 'j-ben', bens, 9), aPut('judgment', 'j-ana', theirs, 4)]));
  const draft = await readDraft(store, 'c-1');
  expect(draft).toMatchObject({ judgment: theirs, baseVersion: 4, stale: false, isFromServer: true });
  await saveDraft(store, aJudgment({ answers: { smoker: false }, updatedAt: '2026-11-23T10:00:00Z' }), 4);
  expect(await readDraft(store, 'c-1')).toMatchObject({
    judgment: { answers: { smoker: false } },
    isFromServer: false,
  });
  await shareDraft(store, caseId);
  expect((await outboxOf(store))[0]?.mutation).toMatchObject({ target: { id: 'j-ana' }, baseVersion: 4 });
});

test('a draft that moved on elsewhere is taken from there when every word typed here was on the server', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  await shareDraft(store, caseId);
  const theirs = aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T11:30:00Z' });
  await store.pull(aPage([aPut('judgment', 'c-1', theirs, 2)]));
  expect(await readDraft(store, 'c-1')).toMatchObject({ judgment: { answers: {} }, stale: true, isFromServer: false });
  await settleEntry(store, 1, 'accepted', { serverVersion: 1 });
  expect(await readDraft(store, 'c-1')).toMatchObject({ judgment: theirs, baseVersion: 2, isFromServer: true });
});

test('an own draft that comes back through the feed is not stale', async () => {
  const store = await withCase();
  const judgment = aJudgment();
  await saveDraft(store, judgment, 0);
  await shareDraft(store, caseId);
  await store.pull(aPage([aPut('judgment', 'c-1', judgment, 1)]));
  expect(await readDraft(store, 'c-1')).toMatchObject({ stale: false });
});

test('saving a draft again leaves the queue and what is cited the very same', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  const before = [await readQueue(store), await readCitations(store, 'c-1')];
  await saveDraft(store, aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T10:00:00Z' }), 0);
  expect(await readQueue(store)).toBe(before[0]);
  expect(await readCitations(store, 'c-1')).toBe(before[1]);
});

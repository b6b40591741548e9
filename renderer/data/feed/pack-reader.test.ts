import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readDraft } from '../queries/use-draft.ts';
import { followQuery } from '../queries/use-store-query.ts';
import type { Store } from '../store.ts';

const open: TestStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

/** Twenty packs of ten cases. */
async function withCases(): Promise<TestStore> {
  const store = await openTestStore();
  open.push(store);
  const cases = Array.from({ length: 200 }, (_, i) => `c-${i}`);
  await store.pull(aPage(cases.map(id => aPut('case', id, aCase({ id, title: `Title of ${id}` })))));
  return store;
}

/** The record first, out of a pack that must be opened, and then rows. */
async function titleAndDraft(store: Store, caseId: string): Promise<string> {
  const file = await readCaseFile(store, caseId);
  const draft = await readDraft(store, caseId);
  return `${file?.record.title}: ${draft?.judgment.activeSeconds ?? 'no draft'}`;
}

test('a live query that had a pack opened goes on hearing of what it read afterwards', async () => {
  const store = await withCases();
  const said: string[] = [];
  const stop = followQuery(store, titleAndDraft, 'c-77', {
    next: one => said.push(one),
    error: error => said.push(String(error)),
  });
  await expect.poll(() => said).toEqual(['Title of c-77: no draft']);
  await saveDraft(store, aJudgment({ caseId: CaseId.parse('c-77'), activeSeconds: 7 }), 0);
  await expect.poll(() => said.at(-1)).toBe('Title of c-77: 7');
  stop();
});

test('a pack is opened inside a transaction as well, and the transaction goes on', async () => {
  const store = await withCases();
  const { db } = store;
  const title = await db.transaction('rw', db.tables, async () => {
    const file = await readCaseFile(store, 'c-5');
    await db.meta.put({ name: 'after', value: file?.record.title });
    return (await db.meta.get('after'))?.value;
  });
  expect(title).toBe('Title of c-5');
});

test('many records come back in the order that was asked, each once, whatever packs they are in', async () => {
  const store = await withCases();
  const heads = store.feed.cases().toReversed();
  const read = await store.packs.readAll(store.feed.generation, heads);
  expect(read.map(({ value }) => value.id)).toEqual(heads.map(head => head.id));
  expect(read.map(({ head }) => head)).toEqual(heads);
});

test('what was being opened when everything was forgotten is not kept', async () => {
  const store = await withCases();
  const [head] = store.feed.cases();
  if (!head) throw new Error('No case');
  const reading = store.packs.read(store.feed.generation, head);
  store.packs.forget();
  const first = await reading;
  const second = await store.packs.read(store.feed.generation, head);
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
  expect(await store.packs.read(store.feed.generation, head)).toBe(second);
});

test('a record is read also when the browser has closed the database meanwhile', async () => {
  const store = await withCases();
  const [head] = store.feed.cases();
  if (!head) throw new Error('No case');
  store.db.close({ disableAutoOpen: false });
  expect((await store.packs.read(store.feed.generation, head))?.id).toBe(head.id);
});

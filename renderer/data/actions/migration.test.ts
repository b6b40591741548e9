import { afterEach, expect, test } from 'vitest';
import type { DraftMigration } from '../../../shared/model/draft-migration.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { aJournal, type TestJournal } from '../../testing/a-journal.ts';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { deleteDatabase } from '../../testing/raw-database.ts';
import { readDraft } from '../queries/use-draft.ts';
import { readProcess } from '../queries/use-process.ts';
import { saveDraft } from './save-draft.ts';
import { submitJudgment } from './submit-judgment.ts';
import { undoMigration } from './undo-migration.ts';

const open: TestStore[] = [];
async function begin(journal: TestJournal, unlocked?: TestStore['unlocked']): Promise<TestStore> {
  const store = await openTestStore({ keep: journal.keep, ...(unlocked && { unlocked }) });
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const first = aPut('process', 'new-business@1', aProcess());
const second = aPut('process', 'new-business@2', aProcess({ version: 2 }));
const toSecond = aPut('case', 'c-1', aCase({ process: { processId: 'new-business', version: 2 } }), 4);
const moved = aJudgment({
  process: { processId: 'new-business', version: 2 },
  answers: { smoker: true },
  updatedAt: '2026-11-23T11:00:00Z',
});
const migration: DraftMigration = {
  before: aJudgment({ answers: { smoker: 'yes', old: 'kept' } }),
  at: '2026-11-23T11:00:00Z',
  unchecked: { '/smoker': { changes: ['kind'], former: 'yes' } },
  gone: [{ question: 'Old', answer: 'kept' }],
};

async function withMoved(journal: TestJournal): Promise<TestStore> {
  const store = await begin(journal);
  await store.pull(aPage([first, second, toSecond]));
  await saveDraft(store, moved, 0, migration);
  return store;
}
const draftOf = (store: TestStore) => readDraft(store, 'c-1');

test('I3 I8 what a move left to check, and the draft before it, come back from the journal when the store was lost', async () => {
  const journal = aJournal();
  const before = await withMoved(journal);
  before.close();
  await deleteDatabase(before.db.name);
  open.splice(0);
  const store = await begin(journal, before.unlocked);
  await journal.reconcile(store);
  expect(await draftOf(store)).toMatchObject({ judgment: moved, migration });
});

test('what was checked is not asked again, and a submission ends what is kept of the move', async () => {
  const journal = aJournal();
  const store = await withMoved(journal);
  await saveDraft(store, moved, 0, { ...migration, unchecked: {} });
  expect((await draftOf(store))?.migration?.unchecked).toEqual({});
  await submitJudgment(store, moved);
  expect((await draftOf(store))?.migration).toBeUndefined();
  // The journal tells the store nothing else.
  await journal.reconcile(store);
  expect((await draftOf(store))?.migration).toBeUndefined();
});

test('I8 undoing a move brings the draft before it back and keeps what was typed since, unsent', async () => {
  const journal = aJournal();
  const store = await withMoved(journal);
  const since: Judgment = { ...moved, answers: { smoker: true, fresh: 'typed since' }, activeSeconds: 99 };
  await undoMigration(store, since, migration, 0, 'You went back.');
  const draft = await draftOf(store);
  expect(draft?.judgment).toMatchObject({
    process: { version: 1 },
    answers: migration.before.answers,
    activeSeconds: 99,
  });
  expect(draft?.migration).toBeUndefined();
  const [aside, ...others] = await store.db.outbox.toArray();
  expect(others).toEqual([]);
  expect(aside).toMatchObject({
    state: 'set-aside',
    reason: 'You went back.',
    mutation: { act: { type: 'judgment.save', payload: since } },
  });
  expect(journal.items.map(({ kind }) => kind)).toEqual(['draft', 'mutation', 'settled', 'draft']);
});

test('the version that a moved draft can go back to stays, until nothing needs it', async () => {
  const store = await withMoved(aJournal());
  const gone = (nextCursor: string) =>
    aPage([{ op: 'delete', kind: 'process', id: 'new-business@1', version: 9 }], { nextCursor });
  await store.pull(gone('two'));
  expect(await readProcess(store, 'new-business@1')).toMatchObject({ version: 1 });
  await saveDraft(store, moved, 0);
  await store.pull(gone('three'));
  expect(await readProcess(store, 'new-business@1')).toBeNull();
});

import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../styles/layers.css';
import '../../../styles/tokens.css';
import '../../../styles/reset.css';
import { CaseId } from '../../../../shared/model/ids.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { mergeDraft } from '../../../data/actions/merge-draft.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { shareDraft } from '../../../data/actions/share-draft.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { readOvertakenDraft } from '../../../data/queries/use-versions.ts';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../../testing/outbox-of.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { DecideConflict } from './DecideConflict.tsx';
import { DecideDraft } from './DecideDraft.tsx';
import { EarlierVersions } from './EarlierVersions.tsx';

let store: TestStore;
afterEach(() => store.discard());

const CASE = CaseId.parse('c-1');
const form = {
  schema: {
    type: 'object',
    properties: {
      smoker: { type: 'boolean', title: 'Smoker' },
      age: { type: 'integer', title: 'Age' },
      job: { type: 'string', title: 'Occupation' },
    },
  },
};
const at = (minute: number) => `2026-11-23T09:${minute}:00Z`;
const judged = (answers: Judgment['answers'], minute: number) => aJudgment({ answers, updatedAt: at(minute) });

async function openCase(): Promise<void> {
  store = await openTestStore();
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess({ form })), aPut('case', 'c-1', aCase())]));
}

/** A draft that was shared once, went on, and met a newer one of another machine. */
async function inConflict(): Promise<void> {
  await openCase();
  await saveDraft(store, judged({ smoker: false, age: 40, job: 'Diver' }, 10), 0);
  await shareDraft(store, CASE);
  await settleEntry(store, 1, 'accepted', { serverVersion: 1 });
  await saveDraft(store, judged({ smoker: true, age: 41, job: 'Diver' }, 20), 1);
  await shareDraft(store, CASE);
  const current = judged({ smoker: false, age: 42, job: 'Teacher' }, 15);
  await settleEntry(store, 2, 'conflict', { serverVersion: 5, current, reason: 'Changed elsewhere' });
}

test('I8 a conflict is decided field by field: what is sent knows their version, and both versions are kept', async () => {
  await inConflict();
  const [conflict] = await outboxOf(store);
  if (!conflict) throw new Error('No conflict');
  const view = await renderWithStore(store, <DecideConflict id={conflict.id} caseId={CASE} onClose={() => {}} />);
  const dialog = page.getByRole('dialog', { name: 'Two versions: Draft shared' });
  // Both began from 40; only I changed the smoker, only they changed the occupation.
  await expect.element(dialog.getByRole('row', { name: /^Age 40/ })).toBeVisible();
  await expect.element(dialog.getByRole('radio', { name: 'Smoker: Yours' })).toBeChecked();
  await expect.element(dialog.getByRole('radio', { name: 'Occupation: On the client’s server' })).toBeChecked();
  await expect.element(dialog.getByText('One field is still to be decided.')).toBeVisible();
  const send = dialog.getByRole('button', { name: 'Send this version' });
  await expect.element(send).toBeDisabled();
  await expectAccessible();
  await userEvent.click(dialog.getByRole('radio', { name: 'Age: Write it anew' }));
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Age, written anew' }), '43');
  await userEvent.click(send);
  await expect.poll(async () => (await outboxOf(store)).map(entry => entry.mutation.seq)).toEqual([3]);
  const [again] = await outboxOf(store);
  expect(again?.mutation).toMatchObject({
    baseVersion: 5,
    act: { type: 'judgment.save', payload: { answers: { smoker: true, age: 43, job: 'Teacher' } } },
  });
  expect(await store.db.outbox.get(conflict.id)).toMatchObject({
    state: 'set-aside',
    mutation: conflict.mutation,
    current: conflict.current,
  });
  expect((await store.db.drafts.get(CASE))?.judgment.answers).toEqual({ smoker: true, age: 43, job: 'Teacher' });
  await view.unmount();
  await renderWithStore(store, <EarlierVersions caseId={CASE} />);
  const earlier = page.getByRole('region', { name: 'Earlier versions' });
  await userEvent.click(earlier.getByText(/^Draft shared/));
  await expect.element(earlier.getByText(/^Theirs: Ana Ferreira, 23 Nov 2026/)).toBeVisible();
  await expect.element(earlier.getByRole('row', { name: 'Age 41 42' })).toBeVisible();
  await expectAccessible();
});

test('what was typed after the conflict is the mine of the decision, and nothing of it is lost', async () => {
  await inConflict();
  await saveDraft(store, judged({ smoker: true, age: 44, job: 'Diver' }, 30), 1);
  const [conflict] = await outboxOf(store);
  if (!conflict) throw new Error('No conflict');
  await renderWithStore(store, <DecideConflict id={conflict.id} caseId={CASE} onClose={() => {}} />);
  await userEvent.click(page.getByRole('radio', { name: 'Age: Yours' }));
  await userEvent.click(page.getByRole('button', { name: 'Send this version' }));
  await expect
    .poll(async () => (await store.db.drafts.get(CASE))?.judgment.answers)
    .toEqual({
      smoker: true,
      age: 44,
      job: 'Teacher',
    });
});

function Draft({ onDecided }: { onDecided: () => void }) {
  const caseFile = useCaseFile(CASE);
  return caseFile ? <DecideDraft caseFile={caseFile} onClose={() => {}} onDecided={onDecided} /> : null;
}

async function overtaken(): Promise<void> {
  await openCase();
  await saveDraft(store, judged({ smoker: true, age: 41 }, 20), 0);
  await store.pull(aPage([aPut('judgment', 'j-1', judged({ smoker: true, age: 42 }, 30), 7)]));
}

test('I8 a draft that the server’s copy has overtaken is put together with it, and what was typed is kept', async () => {
  await overtaken();
  let decided = 0;
  await renderWithStore(
    store,
    <>
      <Draft onDecided={() => decided++} />
      <EarlierVersions caseId={CASE} />
    </>,
  );
  const dialog = page.getByRole('dialog', { name: 'Two versions: your draft' });
  await expect.element(dialog.getByRole('row', { name: /^Age/ })).toBeVisible();
  await expectAccessible();
  await userEvent.click(dialog.getByRole('radio', { name: 'Age: On the client’s server' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Make this my draft' }));
  await expect.poll(() => decided).toBe(1);
  expect(await store.db.drafts.get(CASE)).toMatchObject({ baseVersion: 7, judgment: { answers: { age: 42 } } });
  expect(await readOvertakenDraft(store, CASE)).toBeNull();
  // Kept, and never sent.
  expect(await outboxOf(store)).toEqual([]);
  await expect.element(page.getByRole('region', { name: 'Earlier versions' }).getByText(/^Draft shared/)).toBeVisible();
});

test('a draft that went on while it was compared stays as it is', async () => {
  await overtaken();
  const before = await readOvertakenDraft(store, CASE);
  if (!before) throw new Error('Nothing has overtaken it');
  await saveDraft(store, judged({ age: 50 }, 40), 0);
  expect(await mergeDraft(store, before, judged({ age: 42 }, 50), 'Put together')).toBe(false);
  expect((await store.db.drafts.get(CASE))?.judgment.answers).toEqual({ age: 50 });
  expect(await store.db.outbox.count()).toBe(0);
});

import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { CaseId } from '../../shared/model/ids.ts';
import { saveDraft } from '../data/actions/save-draft.ts';
import { putAnnotation } from '../data/actions/put-annotation.ts';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { settleEntry } from '../testing/outbox-of.ts';
import { useDialogs } from './dialogs-store.ts';
import { openSession, renderFrame } from './testing/frame-in-store.tsx';
import { useWorkspace } from './workspace-store.ts';

let store: TestStore;
let asked: string[];
const stores: TestStore[] = [];
const CASE = CaseId.parse('c-1');
const form = { schema: { type: 'object', properties: { age: { type: 'integer', title: 'Age' } } } };

beforeEach(async () => {
  asked = [];
  store = await openTestStore();
  stores.push(store);
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess({ form })),
      aPut('case', 'c-1', aCase({ status: 'in-progress', documentIds: [] })),
    ]),
  );
  useWorkspace.getState().leave();
  useDialogs.getState().close();
});
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

test('whether everything is at the client can be asked from every screen, by key and from the palette', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2026/ })).toBeVisible();
  await userEvent.keyboard('{Alt>}q{/Alt}');
  const dialog = page.getByRole('dialog', { name: 'Is everything at the client?' });
  await expect.element(dialog.getByText('The background part of Meridian does not answer')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('everything at');
  await userEvent.click(page.getByRole('menuitem', { name: /Is everything at the client/ }));
  await expect.element(dialog).toBeVisible();
});

test('work that is stuck can be sealed for the client; while nothing is, that is not offered', async () => {
  await renderFrame(store, openSession(asked));
  useWorkspace.getState().goTo('outbox');
  await expect.element(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Seal unsent work…' }).elements()).toEqual([]);
  await putAnnotation(store, anAnnotation());
  await settleEntry(store, 1, 'rejected', { reason: 'Not your case' });
  await userEvent.click(page.getByRole('button', { name: 'Seal unsent work…' }));
  await expect.element(page.getByRole('dialog', { name: 'Seal unsent work for the client' })).toBeVisible();
});

test('I8 a draft that was overtaken is decided beside its form, and the form goes on with what was decided', async () => {
  await saveDraft(store, aJudgment({ answers: { age: 41 }, updatedAt: '2026-11-23T09:20:00Z' }), 0);
  await renderFrame(store, openSession(asked));
  useWorkspace.getState().openCase(CASE);
  const age = page.getByRole('textbox', { name: 'Age' });
  await expect.element(age).toHaveValue('41');
  const theirs = aJudgment({ answers: { age: 42 }, updatedAt: '2026-11-23T09:30:00Z' });
  await store.pull(aPage([aPut('judgment', 'j-1', theirs, 7)]));
  // Nothing on the screen has changed but that it is said.
  await expect.element(page.getByText('The server has another version of these answers')).toBeVisible();
  await expect.element(age).toHaveValue('41');
  await userEvent.click(page.getByRole('button', { name: 'Compare and decide…' }));
  await userEvent.click(page.getByRole('radio', { name: 'Age: On the client’s server' }));
  await userEvent.click(page.getByRole('button', { name: 'Make this my draft' }));
  await expect.element(age).toHaveValue('42');
  await expect.poll(() => page.getByText('The server has another version of these answers').elements().length).toBe(0);
  expect((await store.db.drafts.get(CASE))?.judgment.answers).toEqual({ age: 42 });
  await userEvent.click(page.getByRole('tab', { name: 'Case' }));
  await expect.element(page.getByRole('region', { name: 'Earlier versions' })).toBeVisible();
});

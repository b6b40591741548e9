import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { CaseId } from '../../shared/model/ids.ts';
import { putAnnotation } from '../data/actions/put-annotation.ts';
import { saveDraft } from '../data/actions/save-draft.ts';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { settleEntry } from '../testing/outbox-of.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { useDialogs } from './dialogs-store.ts';
import { openSession, renderFrame } from './testing/frame-in-store.tsx';
import { useWorkspace } from './workspace-store.ts';

const stores: TestStore[] = [];
let store: TestStore;
let asked: string[];
let now: number;

beforeEach(async () => {
  asked = [];
  useWorkspace.getState().leave();
  useDialogs.getState().close();
  now = Date.parse('2026-11-23T12:00:00Z');
  store = await openTestStore({ clock: { now: () => now++, after: () => () => {} } });
  stores.push(store);
  const process = aProcess();
  await store.pull(
    aPage([
      aPut('process', `${process.processId}@1`, process),
      aPut('case', 'c-1', aCase({ reference: 'NB-1', documentIds: [] })),
      aPut('document', 'd-1', aDocument()),
    ]),
  );
});
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

const dialog = () => page.getByRole('alertdialog', { name: 'Sign out?' });
const annotationId = (n: number) => `urn:uuid:0193a000-0000-7000-8000-00000000000${n}`;

async function mark(n: number): Promise<void> {
  await putAnnotation(store, anAnnotation({ id: annotationId(n) }));
}

async function openDialog(): Promise<void> {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-1/ })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: store.me.name }));
  await userEvent.click(page.getByRole('menuitem', { name: 'Sign out' }));
  await expect.element(dialog()).toBeVisible();
}

test('it says how much is unsent, how old the oldest is, and that nothing is thrown away', async () => {
  await mark(1);
  await mark(2);
  now += 125 * 60_000;
  await openDialog();
  await expect
    .element(dialog().getByText(/2 changes have not reached the client yet\. The oldest is 2h 5m old/))
    .toBeVisible();
  await expect.element(dialog().getByText(/Nothing is thrown away/)).toBeVisible();
  await expectAccessible();
  await dialog().getByRole('button', { name: 'Sign out now' }).click();
  expect(asked).toContain('sign-out');
  expect(await store.db.outbox.count()).toBe(2);
});

test('the draft of the open case is counted: the client has no copy of it yet', async () => {
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  useWorkspace.getState().openCase(CaseId.parse('c-1'));
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('article', { name: 'NB-1' })).toBeVisible();
  useDialogs.getState().open('sign-out');
  await expect.element(dialog().getByText(/\d changes? ha(s|ve) not reached the client yet/)).toBeVisible();
  await expect
    .poll(async () => (await store.db.outbox.toArray()).map(({ mutation }) => mutation.act.type))
    .toContain('judgment.save');
});

test('it can wait, and signs out by itself when everything is sent', async () => {
  await mark(1);
  await mark(2);
  await openDialog();
  await dialog().getByRole('button', { name: 'Wait until it is sent' }).click();
  await expect.element(dialog().getByRole('progressbar', { name: '2 changes left to send' })).toBeVisible();
  await expectAccessible();
  expect(asked).toContain('sync');
  await settleEntry(store, 1, 'accepted');
  await expect.element(dialog().getByRole('progressbar', { name: '1 change left to send' })).toBeVisible();
  expect(asked).not.toContain('sign-out');
  await settleEntry(store, 2, 'accepted');
  await expect.poll(() => asked).toContain('sign-out');
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('a person who waits can stay after all', async () => {
  await mark(1);
  await openDialog();
  await dialog().getByRole('button', { name: 'Wait until it is sent' }).click();
  await expect.element(dialog().getByRole('progressbar')).toBeVisible();
  await dialog().getByRole('button', { name: 'Stay signed in' }).click();
  await settleEntry(store, 1, 'accepted');
  await expect.element(page.getByText('Everything is at the client').first()).toBeVisible();
  expect(asked).not.toContain('sign-out');
});

test('what waits for a decision is named, and is not waited for', async () => {
  await mark(1);
  await settleEntry(store, 1, 'rejected', { reason: 'The case is closed.' });
  await openDialog();
  await expect.element(dialog().getByText(/1 change waits for your decision/)).toBeVisible();
  await expect.element(dialog().getByText(/Everything else that you did is at the client/)).toBeVisible();
  expect(dialog().getByRole('button', { name: 'Wait until it is sent' }).elements()).toEqual([]);
});

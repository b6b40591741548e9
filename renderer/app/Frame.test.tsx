import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { noteDamaged } from '../data/cache/recovered.ts';
import { aCase, aPage, aPerson, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { clashes, commandRegistry } from '../ui/commands/command-registry.ts';
import { normalKeys } from '../ui/commands/keys.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { useDialogs } from './dialogs-store.ts';
import { openSession, renderFrame } from './testing/frame-in-store.tsx';
import { useWorkspace } from './workspace-store.ts';

const urgent = aCase({ id: 'c-2', reference: 'NB-2', title: 'Second', dueAt: '2026-11-23T13:00:00Z' });
const done = aCase({ id: 'c-3', reference: 'NB-3', title: 'Third', status: 'accepted' });

let store: TestStore;
let asked: string[];
const stores: TestStore[] = [];

beforeEach(async () => {
  asked = [];
  store = await openTestStore({ unlocked: { me: aPerson({ roles: ['analyst', 'lead'] }) } });
  stores.push(store);
  const process = aProcess();
  await store.pull(
    aPage([
      aPut('process', `${process.processId}@1`, process),
      ...[aCase({ reference: 'NB-1', title: 'First' }), urgent, done].map(record => aPut('case', record.id, record)),
    ]),
  );
  useWorkspace.getState().leave();
  useDialogs.getState().close();
});
// A case that goes still writes its draft: the databases go when every screen has gone.
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

const rowTexts = () => [...document.querySelectorAll('[role=row][aria-rowindex]')].slice(1).map(row => row.textContent);

test.each(['light', 'dark'])('the queue passes the checks on a %s page', async theme => {
  useWorkspace.getState().setTheme(theme === 'dark' ? 'dark' : 'light');
  document.documentElement.dataset['theme'] = theme;
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await expectAccessible();
});

test('what was recovered is said once, at the foot: nothing that is read moves for it', async () => {
  await renderFrame(store, openSession(asked));
  const row = page.getByRole('row', { name: /NB-2/ });
  await expect.element(row).toBeVisible();
  const before = row.element().getBoundingClientRect().top;
  await noteDamaged(store.db, '2026-11-23T10:00:00Z');
  await expect.element(page.getByText(/^The copy of your cases on this machine was damaged/)).toBeVisible();
  expect(page.getByRole('button', { name: 'I have read this' }).elements()).toHaveLength(1);
  expect(row.element().getBoundingClientRect().top).toBe(before);
  await expectAccessible();
});

test('the queue shows what is to be done, by time left', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  expect(rowTexts().map(row => /NB-\d/.exec(row)?.[0])).toEqual(['NB-2', 'NB-1']);
  await expect.element(page.getByText('2 of 3 cases')).toBeVisible();
});

test('N opens the most urgent case, says why, and its documents come first', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('n');
  await expect.poll(() => useWorkspace.getState().screen).toMatchObject({ name: 'case', caseId: 'c-2' });
  await expect.element(page.getByText(/Served first: it has the least time left/).first()).toBeVisible();
  expect(asked).toContain('prefer c-2');
});

test('the slash goes to the search field, and words narrow the queue', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('/first{Enter}');
  await expect.poll(() => rowTexts().length).toBe(1);
  await expect.element(page.getByRole('grid')).toHaveFocus();
});

test('the palette finds cases and commands, and does what is chosen', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await userEvent.keyboard('third');
  await expect.element(page.getByRole('menuitem', { name: /NB-3/ })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => useWorkspace.getState().screen).toMatchObject({ name: 'case', caseId: 'c-3' });
});

test('Escape leaves the palette at once, also with words in it', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await userEvent.keyboard('thi{Escape}');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).not.toBeInTheDocument();
});

test('a case that is done leaves the cursor on the next one, and it is said', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  useWorkspace.getState().openCase(urgent.id);
  await expect.poll(() => useWorkspace.getState().screen.name).toBe('case');
  useWorkspace.getState().finishCase('NB-2 is submitted.', 'c-1');
  await expect.element(page.getByRole('row', { name: /NB-1/ })).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByText('NB-2 is submitted.')).toBeVisible();
  await expectAccessible();
});

test('the sheet lists the shortcuts of this screen', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect.element(sheet).toBeVisible();
  await expect.element(sheet.getByText('Open the most urgent case')).toBeVisible();
  await expectAccessible();
});

test.each(['queue', 'review', 'outbox'] as const)('no two commands of the %s have the same keys', async section => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  useWorkspace.getState().goTo(section);
  await expect.element(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  expect(clashes(commandRegistry.all()).map(pair => pair.map(({ id }) => id))).toEqual([]);
});

test('no command takes a key that belongs to the browser or the system', async () => {
  const taken = ['Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z', 'Mod+A', 'Mod+W', 'Mod+Q', 'Alt+F4', 'Tab'].map(normalKeys);
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  const used = commandRegistry.all().flatMap(({ keys }) => (keys === undefined ? [] : [normalKeys(keys)]));
  expect(used.filter(keys => taken.includes(keys))).toEqual([]);
});

test('the outbox says that everything is at the client when it is', async () => {
  await renderFrame(store, openSession(asked));
  await userEvent.click(page.getByRole('button', { name: 'Outbox' }));
  await expect.element(page.getByRole('heading', { name: 'Everything you did is at the client' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Send and fetch now' }).first());
  expect(asked).toContain('sync');
});

test('signing out asks first and says what is unsent', async () => {
  await renderFrame(store, openSession(asked));
  await userEvent.click(page.getByRole('button', { name: store.me.name }));
  await userEvent.click(page.getByRole('menuitem', { name: 'Sign out' }));
  await expect.element(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible();
  await userEvent.click(page.getByRole('button', { name: 'Sign out' }));
  expect(asked).toContain('sign-out');
});

test('a new sign-in that the client asks for does not stop the work', async () => {
  await renderFrame(store, openSession(asked, { needsSignIn: true }));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Sign in with your browser' }));
  expect(asked).toContain('sign-in');
});

test('nothing that could name a case or a person is kept outside the store', async () => {
  await renderFrame(store, openSession(asked));
  await expect.element(page.getByRole('row', { name: /NB-2/ })).toBeVisible();
  await userEvent.keyboard('/first{Enter}{Enter}');
  await expect.poll(() => useWorkspace.getState().screen.name).toBe('case');
  const kept = Object.keys(localStorage)
    .map(key => localStorage.getItem(key))
    .join('\n');
  for (const secret of ['c-1', 'first', 'First', 'NB-1', store.me.name]) expect(kept).not.toContain(secret);
});

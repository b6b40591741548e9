import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { ok } from '../../shared/result.ts';
import { openParts } from '../data/open-parts.ts';
import { assembleStore } from '../data/open-store.ts';
import { fromBase64 } from '../data/sealed/base64.ts';
import { accessTo } from '../testing/a-key-service.ts';
import { aCase, aDocument, aPage, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { announce } from '../ui/announce.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { App } from './App.tsx';
import { createSession, type Session } from './session.ts';
import { SessionContext } from './session-context.ts';
import { locked, scriptMain, type ScriptedMain, sessionOptions, signedIn } from './testing/scripted-main.ts';
import { useWorkspace } from './workspace-store.ts';

/** Words that may be seen by Ana alone. */
const CANARIES = ['NB-CANARY-7', 'Quetzal Holdings', 'smokes a pipe on Sundays', 'heron.pdf', 'Pelican question'];

const stores: TestStore[] = [];
let base: TestStore;
let main: ScriptedMain;
let session: Session;

/** The window over a database that outlives a lock. */
async function openWindow(): Promise<void> {
  const options = sessionOptions(main);
  session = createSession({
    ...options,
    clock: { now: () => Date.now(), after: (delayMs, callback) => afterDelay(delayMs, callback) },
    openStore: async opening => {
      const parts = await openParts(accessTo(opening.unlocked.storeName, fromBase64(opening.unlocked.masterKey)));
      return await assembleStore(parts, {
        ...opening,
        onClose: () => main.opened.push({ person: 'closed', isClosed: true }),
      });
    },
    places: useWorkspace.getState(),
  });
  await render(
    <SessionContext value={session}>
      <div style={{ blockSize: 700 }}>
        <App />
      </div>
    </SessionContext>,
  );
}

function afterDelay(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

function seenAnywhere(): string[] {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(field => field.value);
  const places = [useWorkspace.getState(), Object.entries(localStorage), fields].map(one => JSON.stringify(one));
  const all = [document.documentElement.outerHTML, ...places].join('\n');
  return CANARIES.filter(canary => all.includes(canary));
}

beforeEach(async () => {
  useWorkspace.getState().leave();
  base = await openTestStore();
  stores.push(base);
  const schema = { type: 'object', properties: { habits: { type: 'string', title: 'Pelican question' } } };
  const process = aProcess({ form: { schema } });
  await base.pull(
    aPage([
      aPut('process', `${process.processId}@1`, process),
      aPut('case', 'c-1', aCase({ reference: 'NB-CANARY-7', title: 'Quetzal Holdings' })),
      aPut('document', 'd-1', aDocument({ name: 'heron.pdf' })),
    ]),
  );
  main = scriptMain(signedIn(base.unlocked));
  main.answers['session.lock'] = async () => {
    main.asked.push('lock');
    await main.window()['window.flush']();
    main.state = locked({ name: base.me.name, reason: 'by-hand' });
    return ok(undefined);
  };
  main.answers['session.unlock'] = async ({ pin }) => {
    main.asked.push(`unlock ${pin}`);
    main.state = signedIn(base.unlocked);
    return ok(base.unlocked);
  };
});
afterEach(() => cleanup());
afterAll(() => Promise.all(stores.map(used => used.discard())));

const question = () => page.getByRole('textbox', { name: 'Pelican question' });

async function workOnTheCase(): Promise<void> {
  await openWindow();
  await expect.element(page.getByRole('row', { name: /NB-CANARY-7/ })).toBeVisible();
  await userEvent.keyboard('n');
  await expect.element(question()).toBeVisible();
  await userEvent.click(question());
  await userEvent.keyboard('smokes a pipe on Sundays');
}

test('I15 G24 a locked window shows no word of any case, keeps what was typed a moment before, and goes on where it was', async () => {
  await workOnTheCase();
  announce('Quetzal Holdings was opened');
  expect(seenAnywhere()).toEqual(CANARIES);
  await userEvent.keyboard('{Control>}l{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await expect.poll(() => seenAnywhere()).toEqual([]);
  await expect.poll(() => main.opened.length).toBe(1);
  await expect.element(page.getByLabelText('PIN', { exact: true })).toHaveFocus();
  await expectAccessible();
  expect((await base.db.drafts.get('c-1'))?.judgment.answers).toEqual({ habits: 'smokes a pipe on Sundays' });

  await userEvent.keyboard('482915{Enter}');
  await expect.element(question()).toHaveValue('smokes a pipe on Sundays');
  expect(main.asked).toContain('unlock 482915');
});

test('a lock from outside takes a dialog and a search away as well', async () => {
  await openWindow();
  await expect.element(page.getByRole('row', { name: /NB-CANARY-7/ })).toBeVisible();
  await userEvent.keyboard('/Quetzal');
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  main.state = locked({ name: base.me.name });
  await main.window()['window.sessionChanged'](main.state);
  await expect.element(page.getByText('Nobody used Meridian for a while.')).toBeVisible();
  await expect.poll(() => seenAnywhere()).toEqual([]);
  expect(document.querySelector('[role=dialog]')).toBeNull();
});

test('the tab beside the documents and the open case are found again', async () => {
  await workOnTheCase();
  await userEvent.keyboard('{Alt>}a{/Alt}');
  await expect.element(page.getByRole('tab', { name: /Annotations/ })).toHaveAttribute('aria-selected', 'true');
  await session.lock();
  await expect.element(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await session.unlock('482915');
  await expect.element(page.getByRole('tab', { name: /Annotations/ })).toHaveAttribute('aria-selected', 'true');
});

test('another person who signs in at the locked window finds nothing of the one before', async () => {
  await workOnTheCase();
  await session.lock();
  const other = await openTestStore();
  stores.push(other);
  const ben = { ...other.unlocked, me: { ...other.me, id: 'p-ben' as typeof other.me.id, name: 'Ben Okafor' } };
  main.answers['session.signIn'] = async () => {
    main.state = signedIn(ben);
    return ok(ben);
  };
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect.element(page.getByRole('button', { name: 'Ben Okafor' })).toBeVisible();
  expect(useWorkspace.getState().screen).toEqual({ name: 'queue' });
  expect(seenAnywhere()).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { ok } from '../../../shared/result.ts';
import { openParts } from '../../data/open-parts.ts';
import { assembleStore } from '../../data/open-store.ts';
import { fromBase64 } from '../../data/sealed/base64.ts';
import type { Store } from '../../data/store.ts';
import { systemClock } from '../../data/system-clock.ts';
import { aCase, aDocument, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { accessTo } from '../../testing/a-key-service.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { forgetPlaces } from '../../ui/places.ts';
import { openSession, renderFrame } from '../testing/frame-in-store.tsx';
import { sightSeconds } from '../../viewer/page-time.ts';
import { seenPages } from '../../viewer/seen-pages.ts';
import { useWorkspace } from '../workspace-store.ts';
import {
  openWindowChannel,
  paneLock,
  type ShownPane,
  type WindowChannel,
  type WindowMessage,
} from './window-channel.ts';

const PANE = 'AAAAAAAAAAAAAAAAAAAAAA';

let store: TestStore;
let main: Store;
let asked: string[];
let other: WindowChannel;
let lets: () => void;

beforeEach(async () => {
  forgetPlaces();
  useWorkspace.getState().leave();
  asked = [];
  store = await openTestStore();
  const schema = { type: 'object', properties: { habits: { type: 'string', title: 'Habits' } } };
  const process = aProcess({ form: { schema } });
  await store.pull(
    aPage([
      aPut('process', `${process.processId}@1`, process),
      aPut('case', 'c-1', aCase({ reference: 'NB-1', title: 'First' })),
      aPut('document', 'd-1', aDocument({ name: 'heron.pdf' })),
    ]),
  );
  main = await assembleStore(
    await openParts(accessTo(store.unlocked.storeName, fromBase64(store.unlocked.masterKey))),
    {
      unlocked: store.unlocked,
      clock: systemClock,
      keep: async () => ok(undefined),
      nudgeSync: () => {},
      onClose: () => {},
    },
  );
  other = openWindowChannel(store.db.name);
  lets = () => {};
});
afterEach(async () => {
  lets();
  other.close();
  await cleanup();
  main.close();
  await store.discard();
});

/** Plays the window of a pane: holds its lock, and says what it shows. */
function comes(pane: ShownPane): Promise<void> {
  return new Promise(resolve => {
    void navigator.locks.request(paneLock(store.db.name, pane.paneId), async () => {
      const left = Promise.withResolvers<void>();
      lets = left.resolve;
      other.say({ type: 'pane', pane });
      resolve();
      await left.promise;
    });
  });
}

async function openCase(): Promise<void> {
  await renderFrame(main, openSession(asked));
  await page.getByRole('row', { name: /NB-1/ }).click();
  await expect.element(page.getByRole('textbox', { name: 'Habits' })).toBeVisible();
}

function next<Type extends WindowMessage['type']>(type: Type): Promise<Extract<WindowMessage, { type: Type }>> {
  return new Promise(resolve => {
    const stop = other.on(type, message => {
      stop();
      resolve(message);
    });
  });
}

test('a document goes to a window of its own when that has come, and comes back when that has gone', async () => {
  await openCase();
  await page.getByRole('button', { name: 'Put this document into a window of its own' }).click();
  await expect.poll(() => asked).toContain('open pane d-1');
  // It has not come yet: the document is still here.
  expect(page.getByText('is in a window of its own').elements()).toHaveLength(0);
  await comes({ paneId: PANE, caseId: 'c-1', documentIds: ['d-1'] });
  await expect.element(page.getByText('heron.pdf is in a window of its own')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Choose a document' })).toBeVisible();
  await expectAccessible();
  const back = next('put-back');
  await page.getByRole('button', { name: 'Bring back heron.pdf' }).click();
  expect(await back).toEqual({ type: 'put-back', paneId: PANE });
  // However it goes, a kill included: its lock is free.
  lets();
  await expect.element(page.getByRole('region', { name: 'Document pane: heron.pdf' })).toBeVisible();
  expect(page.getByText('is in a window of its own').elements()).toHaveLength(0);
});

test('the window with the form says which question is at hand, and ties to it what is cited elsewhere', async () => {
  await openCase();
  const said = next('question');
  await page.getByRole('textbox', { name: 'Habits' }).click();
  expect(await said).toEqual({ type: 'question', caseId: 'c-1', label: 'Habits' });
  await userEvent.keyboard('smokes');
  const cited = next('cited');
  other.say({
    type: 'cite',
    caseId: 'c-1',
    annotationId: 'urn:uuid:0199a2b4-0000-7000-8000-0000000000aa',
    turn: 'one',
  });
  expect(await cited).toEqual({ type: 'cited', turn: 'one', label: 'Habits' });
  await expect.element(page.getByRole('list', { name: 'Evidence for “Habits”' })).toBeVisible();
});

test('a page that is in front in a window of its own counts as seen here, until that window has gone', async () => {
  await openCase();
  const document = { id: 'd-1', version: 1 };
  const news = { by: 'a', document, pages: [7, 8], isPaged: true };
  other.say({ type: 'sight', paneId: PANE, news });
  await expect.poll(() => sightSeconds(document, 8)).toBeGreaterThanOrEqual(0);
  expect(seenPages(document)).toEqual(expect.arrayContaining([7, 8]));
  expect(sightSeconds(document, 9)).toBeNull();
  const later = () => performance.now() + 50_000;
  expect(sightSeconds(document, 8, later())).toBeGreaterThan(49);
  other.say({ type: 'pane-gone', paneId: PANE });
  await expect.poll(() => sightSeconds(document, 8, later())).toBeLessThan(49);
});

test('I21 a case that another window writes can be read here, with what is saved there, and written when it is left there', async () => {
  const left = Promise.withResolvers<void>();
  void navigator.locks.request(`meridian/${store.db.name}/form/c-1`, () => left.promise);
  await openCase();
  await expect.element(page.getByText('This case is open in another window')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Habits' })).toHaveAttribute('readonly');
  left.resolve();
  await expect.element(page.getByRole('textbox', { name: 'Habits' })).not.toHaveAttribute('readonly');
  expect(page.getByText('This case is open in another window').elements()).toHaveLength(0);
});

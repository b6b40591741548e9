import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { ok } from '../../../shared/result.ts';
import type { PaneSubject } from '../../../shared/rpc/contract.ts';
import { CaseId, DocumentId } from '../../../shared/model/ids.ts';
import { aCase, aDocument, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { clashes, commandRegistry } from '../../ui/commands/command-registry.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { type SightNews, tellSight } from '../../viewer/sight-news.ts';
import { App } from '../App.tsx';
import { SessionContext } from '../session-context.ts';
import { openSession } from '../testing/frame-in-store.tsx';
import type { WindowState } from '../window-state.ts';
import { openWindowChannel, type ShownPane } from './window-channel.ts';

const PANE = 'AAAAAAAAAAAAAAAAAAAAAA';
const subject: PaneSubject = { caseId: CaseId.parse('c-1'), documentId: DocumentId.parse('d-1') };

let store: TestStore;
const close = vi.spyOn(window, 'close').mockImplementation(() => {});
beforeEach(async () => {
  close.mockClear();
  store = await openTestStore();
  const process = aProcess();
  await store.pull(
    aPage([
      aPut('process', `${process.processId}@1`, process),
      aPut('case', 'c-1', aCase({ reference: 'NB-CANARY-7', title: 'Quetzal Holdings' })),
      aPut('document', 'd-1', aDocument({ name: 'heron.pdf' })),
    ]),
  );
});
afterEach(async () => {
  await cleanup();
  await store.discard();
});

async function openPane(state: Partial<WindowState>, what: PaneSubject | null = subject): Promise<void> {
  const session = { ...openSession([], { ...state }), ownPane: async () => ok(what) };
  await render(
    <SessionContext value={session}>
      <div style={{ blockSize: 700 }}>
        <App paneId={PANE} />
      </div>
    </SessionContext>,
  );
}

test('the window of a pane shows its document, says so to the others, and has its tools by key', async () => {
  const others = openWindowChannel(store.db.name);
  const said: ShownPane[] = [];
  others.on('pane', ({ pane }) => void said.push(pane));
  await openPane({ store });
  await expect.element(page.getByRole('main', { name: 'Document of NB-CANARY-7' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Document pane: heron.pdf' })).toBeVisible();
  await expect.poll(() => said.at(-1)).toEqual({ paneId: PANE, caseId: 'c-1', documentIds: ['d-1'] });
  const offered = commandRegistry.all().map(({ id }) => id);
  expect(offered).toEqual(expect.arrayContaining(['app.lock', 'app.palette', 'documents.find', 'pane.put-back']));
  expect(clashes(commandRegistry.all())).toEqual([]);
  await expectAccessible();
  others.say({ type: 'put-back', paneId: 'BBBBBBBBBBBBBBBBBBBBBB' });
  others.say({ type: 'put-back', paneId: PANE });
  await expect.poll(() => close.mock.calls.length).toBe(1);
  others.close();
});

test('the window of a pane tells the others which pages are in front in it, and those who come later too', async () => {
  const others = openWindowChannel(store.db.name);
  const said: SightNews[] = [];
  others.on('sight', ({ paneId, news }) => void (paneId === PANE && said.push(news)));
  const news = { by: 'a', document: { id: 'd-1', version: 1 }, pages: [2], isPaged: true };
  tellSight(news);
  await openPane({ store });
  await expect.poll(() => said.filter(({ by }) => by === 'a')).toContainEqual(news);
  tellSight({ ...news, pages: [3, 4] });
  await expect.poll(() => said.filter(({ by }) => by === 'a').at(-1)?.pages).toEqual([3, 4]);
  said.length = 0;
  others.say({ type: 'who' });
  await expect.poll(() => said.filter(({ by }) => by === 'a').at(-1)?.pages).toEqual([3, 4]);
  tellSight({ ...news, pages: [] });
  await expect.poll(() => said.filter(({ by }) => by === 'a').at(-1)?.pages).toEqual([]);
  others.close();
});

test('a locked pane shows no word of the case', async () => {
  const lock = {
    name: 'Ana Moreira',
    clientName: 'Northwind Life',
    reason: 'idle',
    hasPin: true,
    retryAt: null,
    triesLeft: null,
  } as const;
  await openPane({ lock });
  await expect.element(page.getByText('Meridian is locked')).toBeVisible();
  expect(document.body.textContent).not.toMatch(/NB-CANARY|Quetzal|heron/);
  expect(close).not.toHaveBeenCalled();
});

test('a pane whose person has gone, or that is no pane, closes itself and says so where it cannot', async () => {
  await openPane({});
  await expect.element(page.getByText('This window is not needed any more')).toBeVisible();
  expect(close).toHaveBeenCalledOnce();
  await cleanup();
  await openPane({ store }, null);
  await expect.element(page.getByText('This window is not needed any more')).toBeVisible();
});

test('a pane whose store is just being opened waits', async () => {
  await openPane({ step: 'opening' });
  expect(close).not.toHaveBeenCalled();
  expect(document.body.textContent).not.toContain('not needed');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { MutationId } from '../../../shared/model/ids.ts';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import { ok } from '../../../shared/result.ts';
import { uuidV7 } from '../../../shared/uuid-v7.ts';
import { useSyncStatus } from '../../data/queries/use-sync-status.ts';
import type { OutboxRow } from '../../data/rows.ts';
import { aCase, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { useKeyDispatch } from '../../ui/commands/use-key-dispatch.ts';
import { OutboxPage } from './OutboxPage.tsx';

let store: TestStore;
let saved: { name: string; text: string }[];
let opened: string[];
beforeEach(async () => {
  saved = [];
  opened = [];
  store = await openTestStore();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
});
afterEach(() => store.discard());

const NOON = Date.parse('2026-11-23T12:00:00Z');
const caseName = (id: string) => (id === 'c-1' ? 'NB-1  Term life' : null);
const caseReference = (id: string) => (id === 'c-1' ? 'NB-1' : null);

/** An act of so many minutes before noon. */
function aRow(seq: number, minutesAgo: number, over: Partial<OutboxRow> = {}): OutboxRow {
  const atMs = NOON - minutesAgo * 60_000;
  const id = MutationId.parse(uuidV7(atMs, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, seq >> 8, seq & 255])));
  const { id: target } = anAnnotation();
  return {
    id,
    caseId: aCase().id,
    mutation: {
      id,
      seq,
      at: new Date(atMs).toISOString(),
      act: { type: 'annotation.put', payload: anAnnotation() },
      target: { kind: 'annotation', id: target },
      baseVersion: 0,
    },
    state: 'accepted',
    attempts: 1,
    serverVersion: 4,
    settledAt: new Date(atMs + 1000).toISOString(),
    seq,
    finished: 1,
    ...over,
  };
}
const unsettled = (state: OutboxState) =>
  ({ state, finished: 0, settledAt: undefined, serverVersion: undefined }) as const;

function Page() {
  useKeyDispatch();
  const status = useSyncStatus();
  if (!status) return null;
  return (
    <main style={{ display: 'flex', blockSize: 700, inlineSize: 1240 }}>
      <OutboxPage
        status={status}
        caseName={caseName}
        caseReference={caseReference}
        onOpenCase={id => opened.push(id)}
        onSyncNow={() => {}}
        onReckon={() => opened.push('reckoning')}
        onRescue={null}
        onDeletesAllowed={() => {}}
        saveFile={async (_what, name, text) => {
          saved.push({ name, text });
          return ok({ path: `/home/ana/${name}` });
        }}
      />
    </main>
  );
}
const rows = () => [...document.querySelectorAll('[role=row][aria-rowindex]')].slice(1).map(row => row.textContent);

test.each(['light', 'dark'])('every state has its word, and the page passes the checks, on a %s page', async theme => {
  document.documentElement.dataset['theme'] = theme;
  const states = ['waiting', 'sending', 'unknown', 'rejected'] as const;
  await store.db.outbox.bulkAdd([
    ...states.map((state, at) => aRow(at + 1, 60 - at, { ...unsettled(state), reason: `Because ${state}` })),
    aRow(5, 20),
    aRow(6, 10, { state: 'set-aside', reason: 'You kept theirs.' }),
  ]);
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Everything' }));
  for (const said of ['To send', 'On its way', 'Answer lost, sent again', 'Refused', 'At the client', 'Set aside']) {
    await expect.element(page.getByRole('row', { name: new RegExp(said) })).toBeVisible();
  }
  // What waits for a person stands above, with its reason and what can be done.
  const card = page.getByRole('listitem').filter({ hasText: 'Refused' });
  await expect.element(card.getByText(/It is kept here. Because rejected/)).toBeVisible();
  await expect.element(card.getByRole('button', { name: 'Set aside' })).toBeVisible();
  await expectAccessible();
});

test('Enter opens everything that is known of an act, and what can be done', async () => {
  await store.db.outbox.add(aRow(7, 5, { attempts: 3 }));
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Receipts' }));
  await expect.element(page.getByRole('row', { name: /At the client/ })).toBeVisible();
  await userEvent.keyboard('j{Enter}');
  const dialog = page.getByRole('dialog', { name: 'Annotation' });
  await expect.element(dialog.getByText('The client has it. Nothing to do.')).toBeVisible();
  await expect.element(dialog.getByText('3 times')).toBeVisible();
  await expect.element(dialog.getByText(aRow(7, 5).id)).toBeVisible();
  await expectAccessible();
  await userEvent.click(dialog.getByRole('button', { name: 'Open the case' }));
  expect(opened).toEqual(['c-1']);
});

test('a copy that a newer one replaced is told apart from what a person decided', async () => {
  const replaced = { state: 'set-aside', reason: 'A newer copy of the same draft takes its place.' } as const;
  await store.db.outbox.bulkAdd([
    aRow(1, 10, replaced),
    aRow(2, 5, { state: 'set-aside', reason: 'You kept theirs.' }),
  ]);
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Everything' }));
  await expect.poll(() => rows().length).toBe(2);
  await userEvent.keyboard('j{Enter}');
  await expect.element(page.getByText(/because a newer copy of the same draft took its place/)).toBeVisible();
  expect(document.body.textContent).not.toContain('You decided');
  await userEvent.keyboard('{Escape}k{Enter}');
  await expect
    .element(page.getByText('You decided that it is not sent. It is kept here. You kept theirs.'))
    .toBeVisible();
});

test('receipts of today, of this shift, of all; by case; found by words', async () => {
  await store.db.outbox.bulkAdd([aRow(1, 3 * 24 * 60), aRow(2, 13 * 60), aRow(3, 30, { caseId: null })]);
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Receipts' }));
  await expect.poll(() => rows().length).toBe(1);
  await userEvent.click(page.getByRole('radio', { name: 'All' }));
  await expect.poll(() => rows().length).toBe(3);
  await userEvent.keyboard('g');
  await expect.element(page.getByText('Without a case')).toBeVisible();
  await expect.poll(() => rows().length).toBe(5);
  await userEvent.keyboard('/nb-1');
  await expect.poll(() => rows().length).toBe(3);
});

test('the receipts that are shown are saved, and it is said where', async () => {
  await store.db.outbox.bulkAdd([aRow(1, 20), aRow(2, 10)]);
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Receipts' }));
  await expect.poll(() => rows().length).toBe(2);
  await userEvent.click(page.getByRole('button', { name: 'Save the receipts' }));
  await expect.element(page.getByText('2 receipts saved in /home/ana/meridian-receipts-2026-11-23.csv.')).toBeVisible();
  expect(saved).toHaveLength(1);
  expect(saved[0]?.text).toContain('NB-1,Annotation,2026-11-23T11:50:00.000Z');
  expect(saved[0]?.text).not.toContain('never smoked');
});

test('a month of 17,000 acts is told of, a few are drawn, and the newest is there at once', async () => {
  const many = Array.from({ length: 17_000 }, (_, i) => aRow(i + 1, 17_000 * 2 - i * 2));
  await store.db.outbox.bulkAdd(many);
  await renderWithStore(store, <Page />);
  await userEvent.click(page.getByRole('radio', { name: 'Receipts' }));
  await expect.poll(() => rows().length).toBeGreaterThan(10);
  await userEvent.click(page.getByRole('radio', { name: 'All' }));
  const grid = page.getByRole('grid');
  await expect.poll(() => grid.element().getAttribute('aria-rowcount')).toBe('17001');
  expect(rows().length).toBeLessThan(60);
  await userEvent.keyboard('g');
  await expect.poll(() => grid.element().getAttribute('aria-rowcount')).toBe('17002');
});

test('everything is at the client when nothing is open', async () => {
  await renderWithStore(store, <Page />);
  await expect.element(page.getByRole('heading', { name: 'Everything you did is at the client' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /^Is everything at the client/ }));
  expect(opened).toEqual(['reckoning']);
  await expectAccessible();
});

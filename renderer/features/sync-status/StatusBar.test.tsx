import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { StoreContext } from '../../data/store-context.ts';
import type { SyncStatus } from '../../data/views.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { StatusBar } from './StatusBar.tsx';
import { aReport, aStatus } from './testing/a-report.ts';

let store: TestStore;
let asked: string[];
beforeEach(async () => {
  asked = [];
  store = await openTestStore();
});
afterEach(() => store.discard());

const draw = (status: SyncStatus) => renderWithStore(store, <StatusBarOf status={status} />);
const bar = () => page.getByRole('contentinfo');
const withDocuments = (documents: Partial<SyncReport['documents']>) => aStatus({ report: aReport({ documents }) });
const heard = () => document.querySelector('[role=status][aria-live=polite]')?.textContent ?? '';

test('G26 the last contact, what is unsent and how long the oldest waits are always there', async () => {
  await draw(aStatus({ unsent: 3, oldestUnsentAt: '2026-11-23T11:50:00Z' }));
  await expect.element(bar().getByText('last contact just now')).toBeVisible();
  await expect.element(bar().getByRole('button', { name: /^3 changes to send oldest 10m/ })).toBeVisible();
  await expectAccessible();
});

test('after 15 minutes online an unsent act is a warning, and is said once', async () => {
  await draw(aStatus({ unsent: 1, oldestUnsentAt: '2026-11-23T11:40:00Z' }));
  const button = bar().getByRole('button', { name: /1 change to send/ });
  await expect.element(button).toHaveAttribute('data-tone', 'warning');
  await userEvent.click(button);
  expect(asked).toEqual(['outbox']);
});

test('offline, the same age is no warning: work is sent when the line is back', async () => {
  const report = aReport({ problem: { code: 'offline', message: '', retryAt: null } });
  await draw(aStatus({ report, unsent: 1, oldestUnsentAt: '2026-11-23T11:40:00Z' }));
  await expect.element(bar().getByRole('button', { name: /1 change to send/ })).toHaveAttribute('data-tone', 'plain');
});

test('documents on their way tell how many, how much is left, how fast and how long, and can be paused', async () => {
  await draw(withDocuments({ wanted: 40, verified: 10, bytesLeft: 314_572_800, bytesPerSecond: 2_097_152 }));
  await expect.element(bar().getByText('10 of 40 documents')).toBeVisible();
  await expect.element(bar().getByText('300 MB left · 2 MB/s · 2m')).toBeVisible();
  await userEvent.click(bar().getByRole('button', { name: /^Pause fetching documents/ }));
  expect(asked).toEqual(['pause']);
  await expectAccessible();
});

test('paused documents say so and can go on', async () => {
  await draw(withDocuments({ wanted: 2, verified: 1, bytesLeft: 1_048_576, paused: 'by-hand' }));
  await expect.element(bar().getByText('1 MB left · paused')).toBeVisible();
  await userEvent.click(bar().getByRole('button', { name: 'Go on fetching documents' }));
  expect(asked).toEqual(['resume']);
});

test('all here needs neither pace nor switch', async () => {
  await draw(withDocuments({ wanted: 2, verified: 2 }));
  await expect.element(bar().getByText('2 documents here')).toBeVisible();
  expect(
    bar()
      .getByRole('button', { name: /documents$/ })
      .elements(),
  ).toEqual([]);
});

test('a disk that is nearly full is said, on the bar and aloud', async () => {
  const view = await draw(withDocuments({ wanted: 2, verified: 1 }));
  const full = withDocuments({ wanted: 2, verified: 1, bytesLeft: 5, paused: 'disk-nearly-full' });
  await view.rerender(inStore(full));
  await expect.element(bar().getByText('Disk nearly full')).toBeVisible();
  await expect.poll(heard).toMatch(/^The disk is nearly full/);
});

test('a line that goes is said politely with what it means; a phase that changes is not', async () => {
  const view = await draw(aStatus());
  const show = (report: SyncReport) => view.rerender(inStore(aStatus({ report })));
  const before = heard();
  await show(aReport({ phase: 'pulling' }));
  expect(heard()).toBe(before);
  await show(aReport({ problem: { code: 'server-error', message: '', retryAt: null } }));
  await expect.poll(heard).toMatch(/^The client’s server has a problem\. It cannot take work/);
  await show(aReport());
  await expect.poll(heard).toBe('Connected again.');
});

test('a safety copy that is missing is said', async () => {
  const unkept = { ...store.unkept, read: () => NO_COPY };
  await renderWithStore({ ...store, unkept }, <StatusBarOf status={aStatus()} />);
  await expect.element(bar().getByText('2 safety copies missing')).toBeVisible();
});
const NO_COPY = { count: 2, code: 'storage' } as const;

function StatusBarOf({ status }: { status: SyncStatus }) {
  return (
    <StatusBar
      status={status}
      link="up"
      onSyncNow={() => asked.push('sync')}
      onOpenOutbox={() => asked.push('outbox')}
      onPauseDocuments={paused => asked.push(paused ? 'pause' : 'resume')}
      onAct={() => {}}
    />
  );
}

/** The same tree as `draw` has drawn, so that what was there stays. */
function inStore(status: SyncStatus) {
  return (
    <StoreContext value={store}>
      <StatusBarOf status={status} />
    </StoreContext>
  );
}

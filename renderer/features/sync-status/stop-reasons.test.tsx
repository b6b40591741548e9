import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { text } from '../../i18n/text.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { StatusBar } from './StatusBar.tsx';
import { StopNotice } from './StopNotice.tsx';
import { type StopAction, type StopCode, stopReasons } from './stop-reasons.ts';
import { aReport, aStatus } from './testing/a-report.ts';

let store: TestStore;
let chosen: StopAction[];
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => {
  chosen = [];
});
afterEach(() => cleanup());
afterAll(() => store.discard());

const codes = Object.keys(stopReasons) as StopCode[];
const isOfEngine = (code: StopCode) => code !== 'main-away' && code !== 'mass-delete';
const linkOf = (code: StopCode) => (code === 'main-away' ? 'lost' : 'up');
const statusOf = (code: StopCode) =>
  aStatus({
    report: aReport({
      phase: 'waiting',
      problem: isOfEngine(code) ? { code, message: 'The engine says this.', retryAt: null } : null,
    }),
    heldDeletes: code === 'mass-delete' ? { gone: 40, cases: 60, kept: false } : null,
  });

test('there are at least twelve reasons, and no two say the same', () => {
  expect(codes.length).toBeGreaterThanOrEqual(12);
  expect(new Set(codes.map(code => text(stopReasons[code].title))).size).toBe(codes.length);
  expect(new Set(codes.map(code => text(stopReasons[code].body))).size).toBe(codes.length);
});

test.each(codes)('G26 the status bar says that %s stops the line, what it means, and does what helps', async code => {
  await renderWithStore(
    store,
    <StatusBar
      status={statusOf(code)}
      link={linkOf(code)}
      onSyncNow={() => {}}
      onOpenOutbox={() => {}}
      onPauseDocuments={() => {}}
      onAct={action => chosen.push(action)}
    />,
  );
  const { title, body, actions } = stopReasons[code];
  const bar = page.getByRole('contentinfo');
  await expect.element(bar.getByText(text(title), { exact: true })).toBeVisible();
  await expect.element(bar.getByText(text(body), { exact: true })).toBeInTheDocument();
  await userEvent.click(bar.getByRole('button', { name: text(`stop.action.${actions[0]}`) }));
  expect(chosen).toEqual([actions[0]]);
  await expectAccessible();
});

test.each(codes)('G26 the outbox page says that %s stops the line, with every action that helps', async code => {
  await renderWithStore(
    store,
    <StopNotice status={statusOf(code)} link={linkOf(code)} onAct={action => chosen.push(action)} />,
  );
  const { title, body, actions } = stopReasons[code];
  await expect.element(page.getByText(text(title), { exact: true })).toBeVisible();
  await expect.element(page.getByText(text(body), { exact: true })).toBeVisible();
  for (const action of actions)
    await userEvent.click(page.getByRole('button', { name: text(`stop.action.${action}`) }));
  expect(chosen).toEqual(actions);
  if (isOfEngine(code)) await expect.element(page.getByText('In detail: The engine says this.')).toBeVisible();
  await expectAccessible();
});

test('while the line is up there is no notice', async () => {
  await renderWithStore(store, <StopNotice status={aStatus()} link="up" onAct={() => {}} />);
  expect(page.getByRole('button').elements()).toEqual([]);
});

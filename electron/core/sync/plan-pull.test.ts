import { expect, test } from 'vitest';
import { apiFailure } from '../api/api-failure.ts';
import type { FeedPage } from '../api/changes.ts';
import { beginPull, planFailure, planPage } from './plan-pull.ts';

const aPage = (more: Partial<FeedPage> = {}): FeedPage => ({
  epoch: 'e1',
  changes: [],
  nextCursor: 'k2',
  hasMore: false,
  serverTime: '2026-03-02T09:00:00Z',
  ...more,
});
const stored = { cursor: 'k1', epoch: 'e1' };
const failure = (code: Parameters<typeof apiFailure>[0]) => apiFailure(code, 'No.').failure;

test('an empty store reads from the start', () => {
  expect(beginPull(null)).toEqual({ cursor: null, epoch: null, limit: 500, restart: false });
});

test('a page is applied, and the last one ends the pull', () => {
  const state = beginPull(stored);
  expect(planPage(state, aPage())).toEqual({ step: 'apply', page: { ...aPage(), restart: false }, after: null });
});

test('a page with more after it goes on from its cursor', () => {
  expect(planPage(beginPull(null), aPage({ hasMore: true }))).toMatchObject({
    step: 'apply',
    after: { cursor: 'k2', epoch: 'e1', restart: false },
  });
});

test('a cursor that the server forgot starts a re-read, marked on its first page only', () => {
  const again = planFailure(beginPull(stored), failure('cursor-gone'));
  if (again.step !== 'ask') throw new Error('expected a re-read');
  expect(again.state).toMatchObject({ cursor: null, restart: true });
  expect(planPage(again.state, aPage({ epoch: 'e2', hasMore: true }))).toMatchObject({
    page: { restart: true },
    after: { restart: false, epoch: 'e2' },
  });
});

test('a page of another epoch is not applied over the one here', () => {
  expect(planPage(beginPull(stored), aPage({ epoch: 'e2' }))).toMatchObject({ step: 'ask', state: { restart: true } });
});

test('a server that knows no cursor at all is not asked for ever', () => {
  expect(planFailure(beginPull(null), failure('cursor-gone')).step).toBe('stop');
});

test('a server that does not move on is not asked for ever', () => {
  expect(planPage(beginPull(stored), aPage({ nextCursor: 'k1', hasMore: true })).step).toBe('stop');
});

test('a page that is too large is asked for in halves, down to one change', () => {
  let state = beginPull(stored);
  const limits: number[] = [];
  for (
    let plan = planFailure(state, failure('too-large'));
    plan.step === 'ask';
    plan = planFailure(state, failure('too-large'))
  ) {
    state = plan.state;
    limits.push(state.limit);
  }
  expect(limits).toEqual([250, 125, 62, 31, 15, 7, 3, 1]);
});

test.each(['offline', 'signed-out', 'rate-limited', 'not-the-server'] as const)('%s stops the pull', code => {
  expect(planFailure(beginPull(stored), failure(code))).toMatchObject({ step: 'stop', failure: { code } });
});

test('a page that says nothing new is not written', () => {
  expect(planPage(beginPull(stored), aPage({ nextCursor: 'k1' }))).toEqual({ step: 'end' });
  expect(planPage(beginPull(null), aPage({ nextCursor: 'k1' })).step).toBe('apply');
});

import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import type { Ending } from './ending.ts';
import type { Stop } from './problem.ts';
import { createRounds } from './rounds.ts';

const stop: Stop = { code: 'server-error', message: 'No.', retryAfterMs: null };

function setUp() {
  const steps: string[] = [];
  const endings: { push: Ending; pull: Ending } = { push: 'done', pull: 'done' };
  let nudge = (): void => {};
  let held: Promise<void> | null = null;
  let behind = 0;
  const rounds = createRounds({
    async push() {
      steps.push('push');
      return endings.push;
    },
    async pull() {
      steps.push('pull');
      await held;
      return endings.pull;
    },
    nudged: () => new Promise(resolve => (nudge = resolve)),
    onNudgedWhileReading: () => void behind++,
  });
  return {
    rounds,
    steps,
    endings,
    behind: () => behind,
    nudge: () => nudge(),
    hold() {
      let release = (): void => {};
      held = new Promise(resolve => (release = resolve));
      return () => release();
    },
  };
}

test('when all is well, what is done here goes out before news come in', async () => {
  const { rounds, steps } = setUp();
  expect(await rounds.go('all')).toBe('done');
  expect(steps).toEqual(['push', 'pull']);
});

test('after a push that failed the feed is asked first, and a server that does not answer is not asked for more', async () => {
  const { rounds, steps, endings } = setUp();
  endings.push = stop;
  endings.pull = stop;
  expect(await rounds.go('all')).toEqual(stop);
  expect(await rounds.go('all')).toEqual(stop);
  expect(steps).toEqual(['push', 'pull']);
});

test('a feed that is broken holds back no work', async () => {
  const { rounds, steps, endings } = setUp();
  endings.pull = stop;
  for (let i = 0; i < 3; i++) expect(await rounds.go('all')).toEqual(stop);
  expect(steps).toEqual(['push', 'pull', 'push', 'pull', 'push', 'pull']);
});

test('a look sends nothing while the server takes nothing, and says again why', async () => {
  const { rounds, steps, endings } = setUp();
  endings.push = stop;
  await rounds.go('all');
  expect(await rounds.go('look')).toEqual(stop);
  expect(steps).toEqual(['push', 'pull']);
});

test('a look that finds the server again, after both had failed, sends at once', async () => {
  const { rounds, steps, endings } = setUp();
  endings.push = stop;
  endings.pull = stop;
  for (let i = 0; i < 3; i++) await rounds.go('all');
  endings.push = 'done';
  endings.pull = 'done';
  expect(await rounds.go('look')).toBe('done');
  expect(steps).toEqual(['push', 'pull', 'push', 'pull', 'push']);
});

test('a look that finds the server again sends at once', async () => {
  const { rounds, steps, endings } = setUp();
  endings.pull = stop;
  await rounds.go('all');
  endings.pull = 'done';
  expect(await rounds.go('look')).toBe('done');
  expect(steps).toEqual(['push', 'pull', 'pull', 'push']);
});

test('what is done while a long feed is read does not wait for its end', async () => {
  const { rounds, steps, nudge, hold } = setUp();
  const release = hold();
  const going = rounds.go('all');
  await settle();
  nudge();
  await settle();
  expect(steps).toEqual(['push', 'pull', 'push']);
  release();
  expect(await going).toBe('done');
});

test('a push that fails while a feed is read is said at the end, and not tried again meanwhile', async () => {
  const { rounds, steps, endings, nudge, hold } = setUp();
  const release = hold();
  const going = rounds.go('all');
  await settle();
  endings.push = stop;
  nudge();
  await settle();
  nudge();
  await settle();
  release();
  expect(await going).toEqual(stop);
  expect(steps).toEqual(['push', 'pull', 'push']);
});

test('who calls while the feed is read is told of: what they know may be behind what was read by then', async () => {
  const { rounds, behind, nudge, hold } = setUp();
  const release = hold();
  const going = rounds.go('all');
  await settle();
  nudge();
  await settle();
  nudge();
  await settle();
  release();
  expect(await going).toBe('done');
  expect(behind()).toBe(2);
  nudge();
  await settle();
  expect(behind()).toBe(2);
});

test('a feed that fails while work goes out is the reason that is said, and work still goes first in the next round', async () => {
  const { rounds, steps, endings, nudge, hold } = setUp();
  endings.pull = stop;
  const release = hold();
  const going = rounds.go('all');
  await settle();
  nudge();
  await settle();
  release();
  expect(await going).toEqual(stop);
  await rounds.go('all');
  expect(steps).toEqual(['push', 'pull', 'push', 'push', 'pull']);
});

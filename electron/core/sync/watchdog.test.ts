import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createWatchdog } from './watchdog.ts';

function setUp() {
  const clock = createFakeClock();
  const steps: string[] = [];
  const begunMs = clock.now();
  const step = (name: string) => () => void steps.push(`${name} ${(clock.now() - begunMs) / 1000}`);
  const state = { owed: true };
  const logged: string[] = [];
  const note = (event: string): void => void logged.push(event);
  const watchdog = createWatchdog({
    clock,
    log: { ...silentLog, warn: note, error: note },
    isOwed: () => state.owed,
    resetConnection: step('connection'),
    resetSender: step('sender'),
    say: step('say'),
  });
  return { clock, steps, state, logged, watchdog };
}

test('I24 work without progress: the connection, then the sender, then a sentence, all within a minute and logged', async () => {
  const { clock, steps, logged } = setUp();
  await clock.advance(60_000);
  expect(steps).toEqual(['connection 45', 'sender 50', 'say 60']);
  expect(logged).toEqual(['watchdog-resets-connection', 'watchdog-resets-sender', 'watchdog-says-stuck']);
});

test('progress begins the minute anew', async () => {
  const { clock, steps, watchdog } = setUp();
  await clock.advance(39_000);
  watchdog.progress();
  await clock.advance(39_000);
  expect(steps).toEqual([]);
});

test('where nothing is owed, or a person sees why, nothing is reset', async () => {
  const { clock, steps, state } = setUp();
  state.owed = false;
  await clock.advance(600_000);
  expect(steps).toEqual([]);
});

test('if nothing helped, everything is tried again', async () => {
  const { clock, steps } = setUp();
  await clock.advance(120_000);
  expect(steps.slice(3)).toEqual(['connection 105', 'sender 110', 'say 120']);
});

test('after stop it does nothing', async () => {
  const { clock, steps, watchdog } = setUp();
  watchdog.stop();
  await clock.advance(600_000);
  expect(steps).toEqual([]);
  expect(clock.waiting).toBe(0);
});

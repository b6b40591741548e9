import { expect, test } from 'vitest';
import { apiFailure, type ApiCode } from '../api/api-failure.ts';
import { createTraffic } from '../api/traffic.ts';
import { anEntry } from '../testing/an-entry.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { type Batch, laneOf } from './plan-push.ts';
import { createSuspects } from './suspects.ts';

function setUp() {
  const clock = createFakeClock();
  const traffic = createTraffic(clock);
  let rested = 0;
  const suspects = createSuspects(clock, traffic, () => rested++);
  return { clock, traffic, suspects, rested: () => rested };
}

function aBatch(many: number): Batch {
  const entries = Array.from({ length: many }, (_, i) => anEntry(i + 1, `c-${i}`));
  return { entries, lanes: entries.map(laneOf) };
}
const failure = (code: ApiCode, mayHaveActed = true) => apiFailure(code, 'No.', { mayHaveActed }).failure;

test('in a storm, where nothing is answered, nobody is suspected however often they fail', () => {
  const { suspects } = setUp();
  for (let i = 0; i < 20; i++) expect(suspects.failed(aBatch(100), failure('server-error')).step).toBe('stop');
  expect(suspects.limitOf('c-1')).toBe(500);
});

test.each<ApiCode>(['server-error', 'not-the-server', 'offline'])(
  'a batch that fails twice (%s) while others are answered goes in parts, and its last one rests',
  code => {
    const { suspects, traffic } = setUp();
    expect(suspects.failed(aBatch(64), failure(code)).step).toBe('stop');
    traffic.saw(null);
    expect(suspects.failed(aBatch(64), failure(code)).step).toBe('divide');
    expect(suspects.limitOf('c-1')).toBe(8);
    traffic.saw(null);
    expect(suspects.failed(aBatch(8), failure(code)).step).toBe('divide');
    traffic.saw(null);
    expect(suspects.failed(aBatch(1), failure(code)).step).toBe('rest');
    expect([...suspects.resting()]).toEqual(['c-0']);
  },
);

test('one that rests may go again after 15 s, then after twice as long each time, up to five minutes', async () => {
  const { clock, suspects, traffic, rested } = setUp();
  suspects.failed(aBatch(1), failure('server-error'));
  for (const seconds of [15, 30, 60, 120, 240, 300, 300]) {
    traffic.saw(null);
    const before = rested();
    expect(suspects.failed(aBatch(1), failure('server-error')).step).toBe('rest');
    await clock.advance(seconds * 1000 - 1);
    expect(suspects.resting().size).toBe(1);
    await clock.advance(1);
    expect(suspects.resting().size).toBe(0);
    expect(rested()).toBe(before + 1);
  }
});

test('what was answered is no suspect any more', () => {
  const { suspects, traffic } = setUp();
  suspects.failed(aBatch(8), failure('server-error'));
  traffic.saw(null);
  suspects.failed(aBatch(8), failure('server-error'));
  expect(suspects.limitOf('c-0')).toBe(1);
  for (let i = 0; i < 3; i++) suspects.answered(aBatch(1));
  expect(suspects.limitOf('c-0')).toBe(500);
});

test.each<ApiCode>(['invalid', 'too-large'])(
  'what is refused as it stands (%s) is divided at once, and alone it is refused',
  code => {
    const { suspects } = setUp();
    expect(suspects.failed(aBatch(40), failure(code, false)).step).toBe('divide');
    expect(suspects.failed(aBatch(1), failure(code, false))).toMatchObject({
      step: 'reject',
      settlement: { state: 'rejected', reason: 'No.' },
    });
  },
);

test.each<ApiCode>(['signed-out', 'forbidden', 'upgrade-required', 'rate-limited', 'not-found'])(
  'what is no fault of the batch (%s) stops, and accuses nobody',
  code => {
    const { suspects, traffic } = setUp();
    for (let i = 0; i < 3; i++) {
      traffic.saw(null);
      expect(suspects.failed(aBatch(1), failure(code, false)).step).toBe('stop');
    }
  },
);

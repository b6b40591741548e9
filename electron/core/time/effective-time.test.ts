import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEffectiveTime, type EffectiveTimeState } from './effective-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T09:00:00Z');
/** Ends twelve hours after the first contact. */
const LEASE = START + 12 * HOUR;

/** A machine with a wall clock that anybody may set, and a server whose clock is right. */
function aMachine(wallOffMs = 0) {
  let trueMs = START;
  let wallMs = START + wallOffMs;
  let ticks = 0;
  const wrong: number[] = [];
  const begin = (restored: EffectiveTimeState | null) =>
    createEffectiveTime({
      clock: { now: () => wallMs },
      monotonic: () => ticks,
      restored,
      onWrongClock: behindMs => wrong.push(behindMs),
    });
  let time = begin(null);
  let highest = Number.NEGATIVE_INFINITY;
  let wentBack = false;
  const look = (): number => {
    const nowMs = time.now();
    if (nowMs < highest) wentBack = true;
    highest = nowMs;
    return nowMs;
  };
  return {
    wrong,
    look,
    wentBack: () => wentBack,
    state: () => time.state(),
    truth: () => trueMs,
    pass(ms: number) {
      trueMs += ms;
      wallMs += ms;
      ticks += ms;
      look();
    },
    /** The machine sleeps: the wall clock goes on, the monotonic one may stand still. */
    sleep(ms: number, counts = false) {
      trueMs += ms;
      wallMs += ms;
      if (counts) ticks += ms;
      look();
    },
    set(byMs: number) {
      wallMs += byMs;
      look();
    },
    setTo(iso: string) {
      wallMs = Date.parse(iso);
      look();
    },
    contact(lateMs = 0) {
      highest = Number.NEGATIVE_INFINITY;
      time.heard(new Date(trueMs - lateMs).toISOString());
      look();
    },
    /** The program ends and starts again; the state was kept at its end, the monotonic clock begins anew. */
    restart(offMs = 0, wallByMs = 0) {
      const kept = JSON.parse(JSON.stringify(time.state())) as EffectiveTimeState;
      trueMs += offMs;
      wallMs += offMs + wallByMs;
      ticks = 5;
      time = begin(kept);
      look();
    },
  };
}
type Machine = ReturnType<typeof aMachine>;

/** readable: the lease holds at the end. ended: it does not. Neither may be readable after the lease truly ended. */
type Outcome = 'readable' | 'ended';

type Step = (machine: Machine) => void;
const pass =
  (ms: number): Step =>
  machine =>
    machine.pass(ms);
const sleep =
  (ms: number, counts = false): Step =>
  machine =>
    machine.sleep(ms, counts);
const set =
  (byMs: number): Step =>
  machine =>
    machine.set(byMs);
const setTo =
  (iso: string): Step =>
  machine =>
    machine.setTo(iso);
const contact =
  (lateMs: number): Step =>
  machine =>
    machine.contact(lateMs);
const restart =
  (offMs = 0, wallByMs = 0): Step =>
  machine =>
    machine.restart(offMs, wallByMs);
const times =
  (many: number, ...steps: Step[]): Step =>
  machine => {
    for (let i = 0; i < many; i++) for (const step of steps) step(machine);
  };

const scenarios: [what: string, happens: Step[], before: Outcome, notes?: number][] = [
  ['nothing happens for eleven hours', [pass(11 * HOUR)], 'readable'],
  ['nothing happens for thirteen hours', [pass(13 * HOUR)], 'ended'],
  ['a minute before the end', [pass(12 * HOUR - MINUTE)], 'readable'],
  ['a minute after the end', [pass(12 * HOUR + MINUTE)], 'ended'],
  ['the clock is set back an hour', [pass(11 * HOUR), set(-HOUR), pass(HOUR + MINUTE)], 'ended', 1],
  ['the clock is set back a day', [set(-DAY), pass(13 * HOUR)], 'ended', 1],
  ['the clock is set back thirty days', [pass(11 * HOUR), set(-30 * DAY), pass(2 * HOUR)], 'ended', 1],
  ['the clock is set back every hour', [times(13, pass(HOUR), set(-HOUR))], 'ended', 1],
  ['the clock is set back a minute every minute', [times(780, pass(MINUTE), set(-MINUTE))], 'ended', 1],
  ['the clock is set back four minutes, within what is tolerated', [set(-4 * MINUTE), pass(HOUR)], 'readable', 0],
  ['the clock is set back six minutes', [set(-6 * MINUTE), pass(HOUR)], 'readable', 1],
  ['the clock is set back and right again', [set(-HOUR), pass(MINUTE), set(HOUR), pass(HOUR)], 'readable', 1],
  ['the clock is set back twice', [set(-HOUR), set(HOUR), set(-HOUR), pass(HOUR)], 'readable', 2],
  ['the clock is set forward an hour', [set(HOUR), pass(HOUR)], 'readable', 0],
  ['the clock is set forward a day', [set(DAY)], 'ended', 0],
  ['the clock is set forward a day and back', [set(DAY), set(-DAY), pass(HOUR)], 'ended', 1],
  ['the clock is set forward a year', [set(365 * DAY)], 'ended', 0],
  ['the clock is set to the year 2000', [setTo('2000-01-01T00:00:00Z'), pass(13 * HOUR)], 'ended', 1],
  ['the clock is set to 1970', [setTo('1970-01-01T00:00:00Z'), pass(11 * HOUR)], 'readable', 1],
  ['the clock is set to 2038', [setTo('2038-01-19T03:14:08Z')], 'ended', 0],
  ['the person flies to another time zone', [pass(11 * HOUR)], 'readable', 0],
  ['summer time begins', [pass(30 * MINUTE), pass(HOUR)], 'readable', 0],
  [
    'summer time begins and the system sets the wall clock instead of the zone',
    [set(HOUR), pass(10 * HOUR)],
    'readable',
    0,
  ],
  [
    'summer time ends and the system sets the wall clock instead of the zone',
    [set(-HOUR), pass(13 * HOUR)],
    'ended',
    1,
  ],
  ['a leap second is repeated', [pass(HOUR), set(-1000), pass(HOUR)], 'readable', 0],
  ['a leap second is left out', [pass(HOUR), set(1000), pass(HOUR)], 'readable', 0],
  ['a leap second is smeared over a day', [times(11, pass(HOUR), set(-42))], 'readable', 0],
  ['the network time steps two seconds back', [pass(HOUR), set(-2000), pass(HOUR)], 'readable', 0],
  ['the network time steps twenty minutes forward', [set(20 * MINUTE), pass(11 * HOUR)], 'readable', 0],
  ['the network time steps twenty minutes back', [set(-20 * MINUTE), pass(11 * HOUR)], 'readable', 1],
  ['the machine sleeps eight hours', [pass(HOUR), sleep(8 * HOUR), pass(HOUR)], 'readable', 0],
  [
    'the machine sleeps eight hours and its monotonic clock counts them',
    [sleep(8 * HOUR, true), pass(HOUR)],
    'readable',
    0,
  ],
  ['the machine sleeps past the end', [pass(5 * HOUR), sleep(8 * HOUR)], 'ended', 0],
  ['the machine hibernates for a week', [sleep(7 * DAY)], 'ended', 0],
  ['the program is closed for the night', [pass(HOUR), restart(13 * HOUR)], 'ended', 0],
  ['the program is started again at once', [pass(HOUR), restart(), pass(HOUR)], 'readable', 0],
  [
    'the clock is set back while the program is closed',
    [pass(11 * HOUR), restart(0, -30 * DAY), pass(2 * HOUR)],
    'ended',
    1,
  ],
  [
    'the lease ends, and the clock is set back while the program is closed',
    [pass(13 * HOUR), restart(HOUR, -2 * DAY)],
    'ended',
    1,
  ],
  ['the clock is set forward while the program is closed', [restart(0, 2 * DAY)], 'ended', 0],
  [
    'the program is restarted every hour, the clock set back each time',
    [times(13, pass(HOUR), restart(0, -HOUR))],
    'ended',
  ],
  [
    'an answer that was overtaken tells an older time',
    [pass(11 * HOUR + 59 * MINUTE), contact(4 * MINUTE), pass(2 * MINUTE)],
    'ended',
    0,
  ],
];

test('there are at least forty clocks', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
});

test.each(scenarios)('G9 I18 %s', (_what, happens, outcome, notes) => {
  const machine = aMachine();
  machine.contact();
  for (const step of happens) step(machine);
  expect(machine.look() < LEASE ? 'readable' : 'ended').toBe(outcome);
  // Nothing that anybody does to a clock makes a lease last longer than it truly does.
  if (machine.truth() >= LEASE) expect(machine.look()).toBeGreaterThanOrEqual(LEASE);
  expect(machine.wentBack()).toBe(false);
  if (notes !== undefined) expect(machine.wrong.length).toBe(notes);
  // One contact, and the time is right again: a wrong clock costs a reconnect and nothing else.
  machine.pass(MINUTE);
  machine.contact();
  expect(Math.abs(machine.look() - machine.truth())).toBeLessThanOrEqual(5 * MINUTE);
});

test.each([
  ['an hour slow', -HOUR, HOUR],
  ['two days fast', 2 * DAY, -2 * DAY],
])('a clock that is always %s is found at the first contact and does not matter after it', (_what, offMs, behindMs) => {
  const machine = aMachine(offMs);
  machine.contact();
  expect(machine.wrong).toEqual([behindMs]);
  machine.pass(11 * HOUR);
  expect(machine.look()).toBe(machine.truth());
  machine.pass(2 * HOUR);
  machine.contact();
  expect(machine.wrong).toEqual([behindMs]);
});

test('a time of the server that is none changes nothing', () => {
  const time = createEffectiveTime({ clock: { now: () => START }, monotonic: () => 0, restored: null });
  time.heard('soon');
  expect(time.state()).toEqual({ highestMs: START, offsetMs: 0, heardMs: null });
});

test('a server that corrects its own clock is believed', () => {
  const time = createEffectiveTime({ clock: { now: () => START }, monotonic: () => 0, restored: null });
  time.heard(new Date(START + DAY).toISOString());
  expect(time.now()).toBe(START + DAY);
  time.heard(new Date(START).toISOString());
  expect(time.now()).toBe(START);
});

test('I18 whatever is done to the clock, time never goes back between two contacts and never falls behind the truth', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(6 * HOUR) }),
    fc.record({ do: fc.constant('set' as const), ms: fc.integer({ min: -400 * DAY, max: 400 * DAY }) }),
    fc.record({ do: fc.constant('restart' as const), ms: fc.integer({ min: -30 * DAY, max: 30 * DAY }) }),
    fc.record({ do: fc.constant('contact' as const), ms: fc.nat(4 * MINUTE) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const machine = aMachine();
      machine.contact();
      for (const one of steps) {
        if (one.do === 'pass') machine.pass(one.ms);
        else if (one.do === 'set') machine.set(one.ms);
        else if (one.do === 'restart') machine.restart(0, one.ms);
        else machine.contact(one.ms);
        expect(machine.wentBack()).toBe(false);
        // What a late answer says is up to four minutes old, and nobody can know better at a first contact.
        expect(machine.look()).toBeGreaterThanOrEqual(machine.truth() - 5 * MINUTE);
      }
    }),
    { seed: 20_261_123, numRuns: 500 },
  );
});

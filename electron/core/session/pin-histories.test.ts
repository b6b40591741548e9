import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScriptedIssuer } from '../testing/scripted-issuer.ts';
import { aDesk } from './testing/a-machine.ts';

const RIGHT = '481739';
const WRONG = '999999';
const HOUR_MS = 3_600_000;

/** What a person may expect, in a few lines: the machine must never differ from it. */
interface Model {
  isOpen: boolean;
  wrong: number;
  retryAtMs: number;
  isDestroyed: boolean;
}

function expectedUnlock(model: Model, pin: string, nowMs: number): string {
  if (model.isOpen) return 'open';
  if (model.isDestroyed) return 'sign-in-needed';
  if (nowMs < model.retryAtMs) return 'too-many';
  if (pin === RIGHT) {
    Object.assign(model, { isOpen: true, wrong: 0, retryAtMs: 0 });
    return 'open';
  }
  model.wrong++;
  model.retryAtMs = model.wrong < 5 ? 0 : nowMs + Math.min(30_000 * 2 ** (model.wrong - 5), HOUR_MS);
  if (model.wrong < 20) return 'wrong-pin';
  model.isDestroyed = true;
  return 'sign-in-needed';
}

const wrongTry = { kind: 'wrong' as const, ms: 0 };
const anHour = { kind: 'wait' as const, ms: HOUR_MS };
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1000, max: 2 * HOUR_MS }) });
const back = fc.record({ kind: fc.constant('back' as const), ms: fc.integer({ min: 1, max: 90 * 24 * HOUR_MS }) });
const step = fc.oneof(
  { weight: 10, arbitrary: fc.constant(wrongTry) },
  { weight: 10, arbitrary: wait },
  { weight: 1, arbitrary: fc.constant({ kind: 'right' as const, ms: 0 }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'lock' as const, ms: 0 }, { kind: 'restart' as const, ms: 0 }) },
  { weight: 1, arbitrary: back },
);

test('in any order of PINs, waits, restarts, locks and clocks set back, the desk opens exactly when it may', async () => {
  const seed = Number(process.env['SEED'] ?? 20_260_303);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 19 }),
      fc.array(step, { minLength: 5, maxLength: 30 }),
      async (spent, after) => {
        const issuer = createScriptedIssuer(Date.now);
        issuer.idleLockMinutes = 0;
        let desk = await aDesk({ pin: RIGHT, issuer, leaseHours: 100_000 });
        await desk.session.lock('by-hand');
        const model: Model = { isOpen: false, wrong: 0, retryAtMs: 0, isDestroyed: false };
        // Some tries are spent already, so that short histories reach the last one.
        const before = Array.from({ length: spent }, () => [wrongTry, anHour]).flat();
        for (const { kind, ms } of [...before, ...after]) {
          if (kind === 'wait') await desk.clock.advance(ms);
          else if (kind === 'back') desk.setWallClock(-ms);
          else if (kind === 'restart') {
            desk = await desk.restart();
            model.isOpen = false;
          } else if (kind === 'lock') {
            await desk.session.lock('by-hand');
            model.isOpen = false;
          } else {
            const pin = kind === 'right' ? RIGHT : WRONG;
            const expected = expectedUnlock(model, pin, desk.clock.now());
            const answer = await desk.session.unlock(pin);
            expect(answer.ok ? 'open' : answer.failure.code).toBe(expected);
            seen.add(model.isDestroyed ? 'destroyed' : expected);
          }
          expect(desk.session.state().status).toBe(model.isOpen ? 'signed-in' : 'locked');
        }
      },
    ),
    { seed, numRuns: 40, verbose: true },
  );
  expect([...seen].toSorted()).toEqual(['destroyed', 'open', 'too-many', 'wrong-pin']);
});

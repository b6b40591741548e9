import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWindowWorld, type WindowWorld } from './testing/window-world.ts';
import { seeded } from './testing/seeded.ts';

/** One thing that a person, the system or the server does. `which` picks a window that is open. */
type Step =
  | { do: 'open'; isPane: boolean }
  | { do: 'close' | 'kill' | 'lock'; which: number }
  | { do: 'type' | 'submit'; which: number; caseId: string }
  | { do: 'unlock' }
  | { do: 'expire' }
  | { do: 'wait'; ms: number };

const which = fc.nat(5);
const caseId = fc.constantFrom('c-1', 'c-2');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.boolean().map(isPane => ({ do: 'open' as const, isPane })) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'kill' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), which }) },
  { weight: 2, arbitrary: fc.constant({ do: 'unlock' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('type' as const, 'submit' as const), which, caseId }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 7, 20, 60, 400, 5000).map(ms => ({ do: 'wait' as const, ms })) },
);

async function play(world: WindowWorld, steps: readonly Step[]): Promise<void> {
  for (const one of steps) {
    const alive = world.pages().filter(page => page.isAlive());
    const page = 'which' in one ? alive[one.which % Math.max(1, alive.length)] : undefined;
    if (one.do === 'open') await world.open(one.isPane);
    else if (one.do === 'wait') await world.clock.advance(one.ms);
    else if (one.do === 'unlock') world.unlock();
    else if (one.do === 'expire') world.expire();
    else if (!page) continue;
    else if (one.do === 'close') page.close();
    else if (one.do === 'kill') page.kill();
    else if (one.do === 'lock') page.lockDesk();
    else if (one.do === 'type') page.type(one.caseId);
    else if (one.do === 'submit') world.submit(page, one.caseId);
  }
}

/** As long as it takes, and no longer than a person would wait. */
async function untilSent(world: WindowWorld): Promise<void> {
  const isOpen = (): boolean => [...world.cache.outbox.values()].some(({ state }) => state !== 'accepted');
  for (let seconds = 0; seconds < 600 && isOpen(); seconds += 5) await world.clock.advance(5000);
}

test('I21 I22 G21 in 1,000 races of windows and workers there is one writer, one sender and one refresh, and no draft goes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), fc.integer(), async (steps, seed) => {
      const world = await createWindowWorld(seeded(seed));
      await world.open(false);
      await play(world, steps);
      // Whoever is at the desk goes on: what was begun in any window ends, whichever window is left.
      await world.clock.advance(6000);
      world.unlock();
      if (world.pages().every(page => !page.isAlive())) await world.open(false);
      await untilSent(world);
      expect(world.violations).toEqual([]);
      expect([...world.cache.outbox.values()].filter(({ state }) => state !== 'accepted')).toEqual([]);
      const sent = world.api.effects.map(({ id }) => id);
      expect(sent).toHaveLength(new Set(sent).size);
      expect(sent.toSorted()).toEqual([...world.cache.outbox.keys()].toSorted());
      await world.stop();
    }),
    { seed: 20_261_125, numRuns: 1000 },
  );
}, 240_000);

test('I21 what was typed in every window is saved when one of them locks the desk', async () => {
  const world = await createWindowWorld(seeded(7));
  await world.open(false);
  await world.open(false);
  await world.clock.advance(1000);
  const [first, second] = world.pages();
  first?.type('c-1');
  second?.type('c-2');
  second?.type('c-1');
  expect([...world.drafts]).toEqual([]);
  first?.lockDesk();
  await world.clock.advance(200);
  expect(world.isLocked()).toBe(true);
  // The third was of a case that the first window was writing.
  expect([...world.drafts]).toEqual([
    ['c-1', 1],
    ['c-2', 1],
  ]);
  await world.stop();
});

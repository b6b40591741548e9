import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCaseChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { settle } from '../testing/fake-clock.ts';
import { createScriptedApi, type Fault, problem, type ScriptedApi } from '../testing/scripted-api.ts';

/** One thing that can happen at a desk, to the line or to the server. */
type Step =
  | { do: 'judge'; caseId: string }
  | { do: 'publish'; caseId: string }
  | { do: 'fail'; path: string; fault: Fault }
  | { do: 'line'; down: Fault | null }
  | { do: 'kill' }
  | { do: 'reload' }
  | { do: 'restore' }
  | { do: 'wait'; ms: number };

const caseId = fc.constantFrom('c-1', 'c-2', 'c-3');
const fault = fc.constantFrom<Fault>(
  'refused',
  'cut',
  'cut-after',
  'portal',
  problem(500, 'internal'),
  problem(503, 'unavailable', { retryAfter: '7' }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: caseId.map(id => ({ do: 'judge' as const, caseId: id })) },
  { weight: 2, arbitrary: caseId.map(id => ({ do: 'publish' as const, caseId: id })) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      path: fc.constantFrom('/v1/mutations', '/v1/changes', '/v1/devices'),
      fault,
    }),
  },
  { weight: 1, arbitrary: fc.option(fault).map(down => ({ do: 'line' as const, down })) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
  { weight: 3, arbitrary: fc.nat(20_000).map(ms => ({ do: 'wait' as const, ms })) },
);

async function play(
  api: ScriptedApi,
  steps: readonly Step[],
): Promise<{ desk: Desk; judged: number; published: Set<string> }> {
  let desk = await startDesk(api);
  let judged = 0;
  let version = 0;
  const published = new Set<string>();
  for (const one of steps) {
    if (one.do === 'judge') {
      judged++;
      desk.cache.outbox.set(mutationId(judged), anEntry(judged, one.caseId));
      desk.engine.nudge();
    } else if (one.do === 'publish') {
      published.add(one.caseId);
      api.publish(aCaseChange(one.caseId, ++version));
    } else if (one.do === 'fail') api.fail(one.path, one.fault);
    else if (one.do === 'line') api.down = one.down;
    else if (one.do === 'restore') api.epoch = `${api.epoch}+`;
    else if (one.do === 'wait') await desk.clock.advance(one.ms);
    else if (one.do === 'reload') {
      desk.engine.attach(null);
      await settle();
      desk.engine.attach(desk.cache.handlers);
    } else {
      // Not awaited on purpose: a killed program finishes nothing.
      void desk.engine.stop();
      desk = await startDesk(api, { cache: desk.cache, clock: desk.clock });
    }
  }
  return { desk, judged, published };
}

test('whatever fails, in the end the server has everything once and in order, and the desk has everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
      const api = createScriptedApi();
      api.pageSize = 2;
      const { desk, judged, published } = await play(api, steps);
      api.down = null;
      await desk.clock.advance(30 * 60_000);
      await desk.clock.advance(300);
      const seqs = api.effects.map(effect => effect.seq);
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: judged }, (_, i) => i + 1));
      for (const target of ['c-1', 'c-2', 'c-3']) {
        const own = api.effects.filter(effect => effect.target.id === target).map(effect => effect.seq);
        expect(own).toEqual(own.toSorted((a, b) => a - b));
      }
      expect([...desk.cache.outbox.values()].map(entry => entry.state)).toEqual(
        Array.from({ length: judged }, () => 'accepted'),
      );
      expect(desk.cache.rows.size).toBe(published.size);
      expect(desk.status()).toEqual({ phase: 'idle', problem: null });
      await desk.engine.stop();
    }),
    { numRuns: 150 },
  );
}, 60_000);

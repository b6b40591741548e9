import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anUnlocked, aCaseChange, type DeskOptions, startDesk } from '../testing/a-desk.ts';
import { createFakeClock, type FakeClock, settle } from '../testing/fake-clock.ts';
import { createScriptedApi, type Fault, problem, type ScriptedApi } from '../testing/scripted-api.ts';
import { seeded } from '../testing/seeded.ts';

const SEED = 20_261_123;
const TEN_MINUTES = 10 * 60_000;

async function aDesk(more: DeskOptions = {}) {
  const clock = createFakeClock();
  const api = createScriptedApi(clock);
  const desk = await startDesk(api, { clock, ...more });
  return { clock, api, desk };
}
const since = (api: ScriptedApi, fromMs: number) => api.requests.filter(one => one.atMs >= fromMs);

test('G8 I23 in ten minutes of nothing but errors there are at most 1.1 times as many requests as without', async () => {
  const storms: Fault[] = [
    problem(500, 'internal'),
    new Response('', { status: 502 }),
    'portal',
    'cut',
    problem(408, 'x'),
  ];
  for (const [i, storm] of storms.entries()) {
    const { clock, api, desk } = await aDesk({ random: seeded(SEED + i) });
    const quietMs = clock.now();
    await clock.advance(TEN_MINUTES);
    const normal = since(api, quietMs).length;
    for (let seq = 1; seq <= 50; seq++) desk.act(seq, `c-${seq % 10}`);
    await settle();
    // The work itself is no retry.
    const work = since(api, clock.now()).length;
    api.down = storm;
    const stormMs = clock.now();
    desk.engine.nudge();
    // Somebody presses "sync now" all the time.
    for (let second = 0; second < 600; second++) {
      if (second % 3 === 0) desk.engine.nudge();
      await clock.advance(1000);
    }
    const inStorm = since(api, stormMs).length - work;
    expect(normal).toBeGreaterThanOrEqual(18);
    expect(inStorm).toBeGreaterThan(10);
    expect(inStorm).toBeLessThanOrEqual(Math.floor(normal * 1.1));
    await desk.engine.stop();
  }
}, 60_000);

test('G8 I23 what the server asked to wait is never undercut: by a press, a save, a window, the events, another way', async () => {
  const wish = fc.record({
    seconds: fc.integer({ min: 1, max: 900 }),
    asDate: fc.boolean(),
    status: fc.constantFrom(429, 503),
    path: fc.constantFrom('/v1/mutations', '/v1/changes', '/v1/devices'),
  });
  await fc.assert(
    fc.asyncProperty(wish, fc.integer(), async ({ seconds, asDate, status, path }, seed) => {
      const { clock, api, desk } = await aDesk({
        random: seeded(seed),
        unlocked: anUnlocked({ features: ['events'] }),
      });
      const asked: number[] = [];
      api.fail(path, async () => {
        asked.push(clock.now());
        const until = new Date(Math.ceil(clock.now() / 1000 + seconds) * 1000).toUTCString();
        return problem(status, 'unavailable', { retryAfter: asDate ? until : String(seconds) });
      });
      desk.act(1, 'c-1');
      // Long enough for a poll and a check-in, whichever meets the wish.
      for (let minute = 0; minute < 70 && asked.length === 0; minute++) await clock.advance(60_000);
      const fromMs = asked[0] ?? Number.NaN;
      const before = api.requests.length;
      while (clock.now() + 997 < fromMs + seconds * 1000) {
        desk.engine.nudge();
        if (clock.now() % 3 === 0) desk.engine.attach(desk.cache.handlers);
        await clock.advance(Math.max(997, seconds * 10));
      }
      const early = api.requests.slice(before).filter(one => one.atMs > fromMs && one.atMs < fromMs + seconds * 1000);
      expect(early.map(one => one.path)).toEqual([]);
      await clock.advance(seconds * 100 + 120_000);
      expect([...desk.cache.outbox.values()].map(one => one.state)).toEqual(['accepted']);
      await desk.engine.stop();
    }),
    { seed: SEED, numRuns: 25 },
  );
}, 60_000);

test('I11 once the faults stop, within a minute everything is at the server, everything is here, and the desk says so', async () => {
  const fault = fc.constantFrom<Fault>(
    'refused',
    'cut',
    'cut-after',
    'portal',
    'hang',
    problem(500, 'internal'),
    problem(503, 'unavailable', { retryAfter: '20' }),
    problem(429, 'rate-limited', { retryAfter: '10' }),
  );
  const bout = fc.record({ fault, forMs: fc.integer({ min: 0, max: 20 * 60_000 }), acts: fc.nat(5) });
  await fc.assert(
    fc.asyncProperty(fc.array(bout, { minLength: 1, maxLength: 5 }), fc.integer(), async (bouts, seed) => {
      const { clock, api, desk } = await aDesk({ random: seeded(seed) });
      let seq = 0;
      for (const { fault: down, forMs, acts } of bouts) {
        api.down = down;
        for (let i = 0; i < acts; i++) desk.act(++seq, `c-${seq % 3}`);
        api.publish(aCaseChange(`c-${seq % 3}`, seq + 1));
        await clock.advance(forMs);
      }
      api.down = null;
      await clock.advance(60_000);
      expect([...desk.cache.outbox.values()].every(one => one.state === 'accepted')).toBe(true);
      expect(api.effects).toHaveLength(seq);
      expect(desk.cache.cursor?.cursor).toBe(`e1/${bouts.length}`);
      expect(desk.status()).toEqual({ phase: 'idle', problem: null });
      await desk.engine.stop();
    }),
    { seed: SEED, numRuns: 40 },
  );
}, 120_000);

test('I24 with work to send, within a minute there is progress or a reason, whatever the line and the store do', async () => {
  const trouble = fc.constantFrom<(api: ScriptedApi, stuck: (name: string) => void) => void>(
    api => (api.down = 'hang'),
    api => (api.down = 'deaf'),
    api => (api.down = problem(500, 'internal')),
    api => api.fail('/v1/changes', 'hang', 'hang', 'deaf'),
    api => api.fail('/v1/mutations', 'deaf', 'hang', 'deaf'),
    (_api, stuck) => stuck('cache.outbox'),
    (_api, stuck) => stuck('cache.markSending'),
    (_api, stuck) => stuck('cache.settle'),
  );
  await fc.assert(
    fc.asyncProperty(trouble, fc.nat(40_000), async (begin, afterMs) => {
      const { clock, api, desk } = await aDesk();
      let hung: string | null = null;
      const { handlers } = desk.cache;
      const window = new Proxy(handlers, {
        get: (target, name: keyof typeof handlers) => (name === hung ? () => new Promise(() => {}) : target[name]),
      });
      desk.engine.attach(window);
      await clock.advance(afterMs);
      begin(api, name => (hung = name));
      desk.act(1, 'c-1');
      await clock.advance(60_500);
      const [act] = desk.cache.outbox.values();
      const isNamed = desk.status().problem !== null || act?.reason !== undefined;
      expect(act?.state === 'accepted' || isNamed).toBe(true);
      api.down = null;
      hung = null;
      await clock.advance(130_000);
      expect([...desk.cache.outbox.values()].map(one => one.state)).toEqual(['accepted']);
      expect(desk.status()).toEqual({ phase: 'idle', problem: null });
      expect(api.effects).toHaveLength(1);
      await desk.engine.stop();
    }),
    { seed: SEED, numRuns: 40 },
  );
}, 60_000);

test('what is sealed while the first feed is read for minutes goes out meanwhile', async () => {
  const { clock, api, desk } = await aDesk();
  api.pageSize = 1;
  for (let i = 0; i < 100; i++) api.publish(aCaseChange(`c-${i}`));
  slow(api, clock, 3000);
  desk.engine.nudge();
  await clock.advance(10_000);
  desk.act(1, 'c-1');
  await clock.advance(7000);
  expect([...desk.cache.outbox.values()].map(one => one.state)).toEqual(['accepted']);
  expect(desk.cache.rows.size).toBeLessThan(20);
  await clock.advance(600_000);
  expect(desk.cache.rows.size).toBe(100);
  await desk.engine.stop();
});

/** Every answer to the feed takes so long. */
function slow(api: ScriptedApi, clock: FakeClock, ms: number): void {
  const late: Fault = answer => new Promise(resolve => void clock.after(ms, () => resolve(answer)));
  api.fail('/v1/changes', ...Array.from({ length: 300 }, () => late));
}

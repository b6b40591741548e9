import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { WireMutationAnswer, WireMutationResult } from '../api/wire/mutation.ts';
import { type Desk, type DeskOptions, startDesk } from '../testing/a-desk.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createScriptedApi, type Fault, json, problem, type ScriptedApi } from '../testing/scripted-api.ts';

const SEED = 20_261_123;
const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

async function ana(api: ScriptedApi, more: DeskOptions = {}): Promise<Desk> {
  const desk = await startDesk(api, more);
  running.push(desk);
  return desk;
}

/** Many acts wait before the desk starts. `caseOf` says whose each is. */
async function withWaiting(api: ScriptedApi, many: number, caseOf: (seq: number) => string): Promise<Desk> {
  const first = await startDesk(createScriptedApi());
  await first.engine.stop();
  for (let seq = 1; seq <= many; seq++) first.cache.outbox.set(mutationId(seq), anEntry(seq, caseOf(seq)));
  return ana(api, { cache: first.cache });
}

const pushes = (api: ScriptedApi) => api.requests.filter(one => one.path === '/v1/mutations');
const sentIn = (api: ScriptedApi): string[][] =>
  pushes(api).map(one => (one.body as { mutations: { id: string }[] }).mutations.map(({ id }) => id));
const states = (desk: Desk): string[] => [...desk.cache.outbox.values()].map(entry => entry.state);
const count = (desk: Desk, state: string): number => states(desk).filter(one => one === state).length;

function expectInOrder(api: ScriptedApi): void {
  for (const id of new Set(api.effects.map(effect => effect.target.id))) {
    const seqs = api.effects.filter(effect => effect.target.id === id).map(effect => effect.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  }
}

test('a thousand waiting acts of a hundred cases are sent once each, in order, in at most ten requests', async () => {
  const api = createScriptedApi();
  api.turns = 3;
  const desk = await withWaiting(api, 1000, seq => `c-${seq % 100}`);
  await settle();
  await desk.clock.advance(1000);
  expect(count(desk, 'accepted')).toBe(1000);
  expect(api.effects).toHaveLength(1000);
  expectInOrder(api);
  expect(pushes(api).length).toBeLessThanOrEqual(10);
  expect(api.mostAtOnce).toBe(4);
});

test('what goes out at the same time is marked in the store by one call', async () => {
  const api = createScriptedApi();
  const first = await startDesk(createScriptedApi());
  await first.engine.stop();
  for (let seq = 1; seq <= 1000; seq++) first.cache.outbox.set(mutationId(seq), anEntry(seq, `c-${seq % 100}`));
  const { handlers } = first.cache;
  const marked: number[] = [];
  const mark: (typeof handlers)['cache.markSending'] = async ids => {
    marked.push(ids.length);
    return await handlers['cache.markSending'](ids);
  };
  const cache = Object.assign(first.cache, { handlers: { ...handlers, 'cache.markSending': mark } });
  const desk = await ana(api, { cache });
  await desk.clock.advance(1000);
  expect(count(desk, 'accepted')).toBe(1000);
  expect(pushes(api)).toHaveLength(4);
  expect(marked).toEqual([1000]);
});

test('an act that is taken back between the look and the mark stays here, and the others go at once without a problem', async () => {
  const api = createScriptedApi();
  const first = await startDesk(createScriptedApi());
  await first.engine.stop();
  const { handlers, outbox } = first.cache;
  for (let seq = 1; seq <= 6; seq++) outbox.set(mutationId(seq), anEntry(seq, `c-${seq % 2}`));
  const mark: (typeof handlers)['cache.markSending'] = ids => {
    outbox.set(mutationId(3), anEntry(3, 'c-1', 'set-aside'));
    return handlers['cache.markSending'](ids);
  };
  const desk = await ana(api, { cache: { ...first.cache, handlers: { ...handlers, 'cache.markSending': mark } } });
  await settle();
  expect(sentIn(api).flat().toSorted()).toEqual([1, 2, 4, 5, 6].map(mutationId));
  expect(states(desk)).toEqual(['accepted', 'accepted', 'set-aside', 'accepted', 'accepted', 'accepted']);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});

test('of one case with a thousand acts no two requests are under way at the same time', async () => {
  const api = createScriptedApi();
  api.turns = 3;
  const desk = await withWaiting(api, 1000, () => 'c-1');
  await desk.clock.advance(1000);
  expect(count(desk, 'accepted')).toBe(1000);
  expectInOrder(api);
  expect(api.mostAtOnce).toBe(1);
});

test('five hundred acts that wait behind a conflict hide nobody else’s', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  desk.cache.outbox.set(mutationId(1), anEntry(1, 'c-1', 'conflict'));
  for (let seq = 2; seq <= 700; seq++) desk.cache.outbox.set(mutationId(seq), anEntry(seq, 'c-1'));
  desk.act(701, 'c-2');
  await settle();
  await desk.clock.advance(300);
  expect(api.effects.map(effect => effect.seq)).toEqual([701]);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});

test('the journal knows of an answer before the store does; without the journal nothing is called accepted', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  const order: string[] = [];
  const settled = desk.journal.settled.bind(desk.journal);
  desk.journal.settled = async list => {
    order.push(`journal, store says ${desk.cache.outbox.get(mutationId(1))?.state}`);
    return settled(list);
  };
  desk.act(1, 'c-1');
  await settle();
  expect(order).toEqual(['journal, store says sending']);
  expect(states(desk)).toEqual(['accepted']);

  desk.journal.refuseNext();
  desk.cache.outbox.set(mutationId(2), anEntry(2, 'c-1'));
  desk.engine.nudge();
  await settle();
  await desk.clock.advance(300);
  expect(desk.cache.outbox.get(mutationId(2))?.state).toBe('sending');
  expect(desk.status().problem).toBe('storage');
  expect(desk.cache.reports.at(-1)?.problem?.message).toContain('Free some space');
  await desk.clock.advance(10_000);
  expect(states(desk)).toEqual(['accepted', 'accepted']);
  expect(api.effects).toHaveLength(2);
});

test('the first round after each new window compares store and journal before anything is sent', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  const lost = anEntry(1, 'c-1');
  await desk.journal.keep([{ kind: 'mutation', caseId: lost.caseId, mutation: lost.mutation }]);
  desk.cache.outbox.set(mutationId(2), anEntry(2, 'c-1'));
  const before = desk.journal.calls.length;
  desk.engine.attach(desk.cache.handlers);
  await settle();
  await desk.clock.advance(300);
  expect(desk.journal.calls.slice(before)).toEqual(['reconcile', 'settled']);
  expect(api.effects.map(effect => effect.seq)).toEqual([1, 2]);
  expect(desk.journal.mutations.has(mutationId(2))).toBe(true);
});

type Tamper = (results: WireMutationResult[]) => WireMutationResult[];
const tampered =
  (tamper: Tamper): Fault =>
  async answer => {
    const body = (await answer.json()) as WireMutationAnswer;
    return json({ ...body, results: tamper(body.results) });
  };

test.each<[string, Tamper]>([
  ['one is missing', results => results.slice(1)],
  ['one is too many', results => [...results, ...results.slice(0, 1)]],
  ['they are in another order', results => results.toReversed()],
  ['one is another’s', results => results.map((one, i) => (i === 0 ? { ...one, id: mutationId(99) } : one))],
  ['one is there twice', results => results.map((one, i) => (i === 0 ? { ...one, id: mutationId(2) } : one))],
  ['there are none', () => []],
])('T17 an answer where %s is none: the acts are unknown, go again, and are nowhere twice', async (_what, tamper) => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.fail('/v1/mutations', tampered(tamper));
  desk.cache.outbox.set(mutationId(1), anEntry(1, 'c-1'));
  desk.act(2, 'c-2');
  await settle();
  expect(states(desk)).toEqual(['unknown', 'unknown']);
  await desk.clock.advance(10_000);
  expect(states(desk)).toEqual(['accepted', 'accepted']);
  expect(pushes(api).map(one => one.text)).toEqual([pushes(api)[0]?.text, pushes(api)[0]?.text]);
  expect(api.effects).toHaveLength(2);
});

test('I5 an act that changed after it was sent is not sent again, says so, and stops nobody else', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.fail('/v1/mutations', 'cut-after');
  desk.act(1, 'c-1');
  await settle();
  const entry = desk.cache.outbox.get(mutationId(1)) ?? anEntry(1, 'c-1');
  const act = { type: 'case.release', payload: { reason: 'another' } } as const;
  desk.cache.outbox.set(mutationId(1), { ...entry, mutation: { ...entry.mutation, act } });
  desk.act(2, 'c-2');
  await desk.clock.advance(60_000);
  expect(sentIn(api)).toEqual([[mutationId(1)], [mutationId(2)]]);
  expect(desk.cache.outbox.get(mutationId(1))).toMatchObject({ state: 'unknown' });
  expect(desk.cache.outbox.get(mutationId(1))?.reason).toContain('not sent again');
});

const transient = fc.constantFrom<Fault>(
  'refused',
  'cut',
  'cut-after',
  'portal',
  problem(500, 'internal'),
  problem(503, 'unavailable', { retryAfter: '3' }),
  problem(408, 'internal'),
  tampered(results => results.toReversed()),
  tampered(results => results.slice(1)),
);

test('I2 I5 I6 every act takes effect once, with the same bytes, in the order of its case, whatever is lost on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }),
      fc.array(transient, { maxLength: 8 }),
      fc.nat(4),
      async (cases, faults, turns) => {
        const clock = createFakeClock();
        const api = createScriptedApi(clock);
        api.turns = turns;
        const desk = await startDesk(api, { clock });
        api.fail('/v1/mutations', ...faults);
        for (const [i, of] of cases.entries()) desk.act(i + 1, `c-${of}`);
        await clock.advance(15 * 60_000);
        expect(count(desk, 'accepted')).toBe(cases.length);
        expect(api.effects.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(cases.map((_, i) => i + 1));
        expectInOrder(api);
        const bytesOf = new Map<string, Set<string>>();
        for (const { text } of pushes(api)) {
          for (const one of mutationTexts(text ?? ''))
            bytesOf.set(one.id, (bytesOf.get(one.id) ?? new Set()).add(one.text));
        }
        expect([...bytesOf.values()].every(texts => texts.size === 1)).toBe(true);
        expect(bytesOf.size).toBe(cases.length);
        await desk.engine.stop();
      },
    ),
    { seed: SEED, numRuns: 60 },
  );
}, 60_000);

/** The mutations of a request as the bytes that they were sent as: `{"id":…}` after `{"id":…}`. */
function mutationTexts(body: string): { id: string; text: string }[] {
  const list = body.slice(body.indexOf('[') + 1, body.lastIndexOf(']'));
  return list.split(/,(?=\{"id":)/).map(text => ({ id: (JSON.parse(text) as { id: string }).id, text }));
}

test('I7 with some poison cases, all others go out; the poison keeps its place and says why', async () => {
  const poisonous = fc.subarray(['c-0', 'c-3', 'c-7', 'c-11'], { minLength: 1 });
  const how = fc.constantFrom<Fault>(problem(500, 'internal'), 'cut', 'portal', new Response('', { status: 502 }));
  await fc.assert(
    fc.asyncProperty(poisonous, how, fc.integer({ min: 12, max: 60 }), async (poison, fault, many) => {
      const clock = createFakeClock();
      const api = createScriptedApi(clock);
      api.choke = mutation => (poison.includes(mutation.target.id) ? fault : null);
      const desk = await startDesk(api, { clock });
      for (let seq = 1; seq <= many; seq++) desk.act(seq, `c-${seq % 12}`);
      await clock.advance(30 * 60_000);
      for (const entry of desk.cache.outbox.values()) {
        const isPoison = poison.includes(entry.mutation.target.id);
        expect(entry.state === 'accepted').toBe(!isPoison);
        if (isPoison) expect(['unknown', 'waiting', 'sending']).toContain(entry.state);
        if (isPoison && entry.attempts > 8) expect(entry.reason).toContain('fails on this one');
      }
      // The news come in as well.
      expect(desk.status()).toEqual({ phase: 'waiting', problem: null });
      api.choke = () => null;
      await clock.advance(6 * 60_000);
      expect(count(desk, 'accepted')).toBe(many);
      expectInOrder(api);
      await desk.engine.stop();
    }),
    { seed: SEED, numRuns: 25 },
  );
}, 60_000);

test('I7 what the server refuses as it stands is refused alone, with its sentence', async () => {
  const api = createScriptedApi();
  const bad = problem(422, 'invalid', { detail: 'The reason is too long.' });
  api.choke = mutation => (mutation.seq === 17 ? bad : null);
  const desk = await withWaiting(api, 40, seq => `c-${seq % 8}`);
  await desk.clock.advance(5000);
  expect(desk.cache.outbox.get(mutationId(17))).toMatchObject({ state: 'rejected', reason: 'The reason is too long.' });
  expect(count(desk, 'accepted')).toBe(37);
  // Those after it of the same record wait for a person.
  expect(count(desk, 'waiting')).toBe(2);
});

test('I7 a case whose request hangs does not hold the others', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  for (let seq = 1; seq <= 400; seq++) desk.cache.outbox.set(mutationId(seq), anEntry(seq, `c-${seq % 40}`));
  api.fail('/v1/mutations', 'hang');
  desk.engine.nudge();
  await desk.clock.advance(1000);
  expect(count(desk, 'accepted')).toBe(300);
  await desk.clock.advance(60_000);
  expect(count(desk, 'accepted')).toBe(400);
});

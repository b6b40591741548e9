import { afterEach, expect, test } from 'vitest';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aCaseChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createScriptedApi, problem, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});
async function ana(api: ScriptedApi, more: Parameters<typeof startDesk>[1] = {}): Promise<Desk> {
  const desk = await startDesk(api, more);
  running.push(desk);
  return desk;
}
const bad = { ...aCaseChange('c-2'), value: { id: 'c-2' } };
const offered = (api: ScriptedApi): number => api.requests.filter(one => one.path.startsWith('/v1/changes')).length;

test('I7 one bad case never blocks the rest, and is tried again by later pulls with what is kept of it', async () => {
  const api = createScriptedApi();
  api.publish(aCaseChange('c-1'));
  api.publish(bad);
  api.publish(aCaseChange('c-3'));
  const desk = await ana(api);
  expect([...desk.cache.rows.values()].map(row => row.op)).toEqual(['put', 'quarantine', 'put']);
  // A build that understands it: what was kept is what the server said.
  const kept = desk.cache.rows.get('case/c-2');
  if (kept?.op !== 'quarantine') throw new Error('Expected it in quarantine');
  desk.cache.rows.set('case/c-2', { ...kept, raw: aCaseChange('c-2').value });
  const before = offered(api);
  desk.engine.nudge();
  await desk.clock.advance(1000);
  expect(desk.cache.rows.get('case/c-2')?.op).toBe('put');
  expect(offered(api)).toBe(before + 1);
  expect(desk.cache.cursor).toEqual({ cursor: 'e1/3', epoch: 'e1' });
});

test('a kind that nobody here knows is kept and skipped', async () => {
  const api = createScriptedApi();
  api.publish({ kind: 'hologram', id: 'h-1', version: 1, op: 'put', value: { a: 1 } });
  api.publish(aCaseChange('c-1'));
  const desk = await ana(api);
  expect(desk.cache.rows.get('hologram/h-1')).toMatchObject({ op: 'quarantine', raw: { a: 1 } });
  expect(desk.cache.rows.get('case/c-1')?.op).toBe('put');
  expect(desk.status().problem).toBeNull();
});

test.each([
  ['an expired cursor', problem(410, 'cursor-expired')],
  ['another epoch', problem(410, 'epoch-changed')],
])(
  'after %s the feed is read from the start, and a re-read that is cut goes on or begins again',
  async (_name, gone) => {
    const api = createScriptedApi();
    api.pageSize = 1;
    for (const id of ['c-1', 'c-2', 'c-3']) api.publish(aCaseChange(id));
    const desk = await ana(api);
    api.fail('/v1/changes', gone);
    desk.engine.nudge();
    await desk.clock.advance(1000);
    api.fail('/v1/changes', gone, 'cut');
    desk.engine.nudge();
    await desk.clock.advance(60_000);
    expect([...desk.cache.rows.keys()].toSorted()).toEqual(['case/c-1', 'case/c-2', 'case/c-3']);
    expect(desk.status()).toEqual({ phase: 'idle', problem: null });
  },
);

const FIVE = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'];

/** A desk whose store takes the first page only when it is told to, in the way that it is told. */
async function slowStore() {
  const api = createScriptedApi();
  api.pageSize = 1;
  for (const id of FIVE) api.publish(aCaseChange(id));
  const cache = createMemoryCache();
  const given: CachePage[] = [];
  const first = Promise.withResolvers<void>();
  const take = cache.handlers['cache.applyPage'];
  let last: Promise<unknown> = first.promise;
  const handlers = {
    ...cache.handlers,
    'cache.applyPage': (page: CachePage) => {
      given.push(page);
      const taken = last.then(() => take(page));
      last = taken;
      return taken;
    },
  };
  const desk = await ana(api, { cache: Object.assign(cache, { handlers }) });
  await settle();
  return { cache, desk, given, goOn: first.resolve };
}

test('while a page is being stored the next two are at the store already, and no more than that', async () => {
  const { cache, given, goOn } = await slowStore();
  expect(given.map(({ after }) => after)).toEqual([null, 'e1/1', 'e1/2']);
  goOn();
  await settle();
  expect(given).toHaveLength(FIVE.length);
  expect([...cache.rows.keys()]).toEqual(FIVE.map(id => `case/${id}`));
});

test('I1 of three pages that the store has, none is taken without the first, and all come again', async () => {
  const { cache, desk, goOn } = await slowStore();
  // The first is refused, because the store is no more where it was when it was asked.
  cache.cursor = { cursor: 'elsewhere', epoch: 'e1' };
  goOn();
  await settle();
  expect([...cache.rows.keys()]).toEqual([]);
  cache.cursor = null;
  await desk.clock.advance(5000);
  expect([...cache.rows.keys()]).toEqual(FIVE.map(id => `case/${id}`));
  expect(desk.status().problem).toBeNull();
});

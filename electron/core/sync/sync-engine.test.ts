import { afterEach, expect, test } from 'vitest';
import { aCaseChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { settle } from '../testing/fake-clock.ts';
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

function judge(desk: Desk, seq: number, caseId = 'c-1'): void {
  desk.cache.outbox.set(mutationId(seq), anEntry(seq, caseId));
  desk.engine.nudge();
}
const states = (desk: Desk): string[] => [...desk.cache.outbox.values()].map(entry => entry.state);
const sentTo = (api: ScriptedApi, path: string): number => api.requests.filter(one => one.path.startsWith(path)).length;
const effectIds = (api: ScriptedApi): string[] => api.effects.map(effect => effect.id);

test('the feed is read to its end, a page at a time, and every record is there', async () => {
  const api = createScriptedApi();
  api.pageSize = 3;
  for (let i = 0; i < 10; i++) api.publish(aCaseChange(`c-${i}`));
  const desk = await ana(api);
  expect(desk.cache.rows.size).toBe(10);
  expect(desk.cache.cursor).toEqual({ cursor: 'e1/10', epoch: 'e1' });
  expect(sentTo(api, '/v1/changes')).toBe(4);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});

test('the workstation checks in at the start and then as often as the client asks', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  expect(api.requests[0]).toMatchObject({
    method: 'PUT',
    path: '/v1/devices/d-1',
    body: { unsent: 0, platform: 'linux' },
  });
  await desk.clock.advance(61 * 60_000);
  expect(sentTo(api, '/v1/devices')).toBe(2);
});

test('Ana judges offline; the server dies between commit and answer; the same bytes go again; the server has it once', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.down = 'refused';
  judge(desk, 1);
  await settle();
  await desk.clock.advance(300);
  expect(states(desk)).toEqual(['waiting']);
  expect(desk.status().problem).toBe('offline');
  api.down = null;
  api.fail('/v1/mutations', 'cut-after');
  await desk.clock.advance(10_000);
  await desk.clock.advance(600_000);
  const pushes = api.requests.filter(one => one.path === '/v1/mutations').map(one => JSON.stringify(one.body));
  expect(pushes.slice(-2)[0]).toBe(pushes.slice(-2)[1]);
  expect(effectIds(api)).toEqual([mutationId(1)]);
  expect(states(desk)).toEqual(['accepted']);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});

test('the program is killed while the server answers; after the restart the server has it once', async () => {
  const api = createScriptedApi();
  const first = await ana(api);
  api.fail('/v1/mutations', 'cut-after');
  first.cache.refuseNext('cache.settle', 'storage');
  judge(first, 1);
  await settle();
  await first.engine.stop();
  expect(states(first)).toEqual(['sending']);
  const again = await ana(api, { cache: first.cache });
  expect(states(again)).toEqual(['accepted']);
  expect(effectIds(api)).toEqual([mutationId(1)]);
});

test('a conflict is kept with what the server has, and only its own target waits', async () => {
  const api = createScriptedApi();
  const current = { ...(aCaseChange('c-1').value as object), status: 'cancelled' };
  api.judge = mutation => {
    if (mutation.seq === 1) return { status: 'conflict', version: 9, current };
    return mutation.target.id === 'c-1' ? { status: 'blocked' } : null;
  };
  const desk = await ana(api);
  judge(desk, 1);
  judge(desk, 2);
  judge(desk, 3, 'c-2');
  await settle();
  expect(states(desk)).toEqual(['conflict', 'waiting', 'accepted']);
  expect(desk.cache.outbox.get(mutationId(1))).toMatchObject({ serverVersion: 9, current: { status: 'cancelled' } });
  // What is blocked is not sent again and again.
  expect(sentTo(api, '/v1/mutations')).toBeLessThanOrEqual(3);
});

test('one mutation that the server chokes on does not stop the other cases', async () => {
  const api = createScriptedApi();
  const { fetch } = api;
  const choking: typeof fetch = async (input, init) => {
    if (typeof init?.body === 'string' && init.body.includes('"poison"')) return new Response('oops', { status: 500 });
    return fetch(input, init);
  };
  const desk = await ana({ ...api, fetch: choking });
  for (let seq = 1; seq <= 9; seq++) {
    const entry = anEntry(seq, `c-${seq}`);
    if (seq === 4) entry.mutation.act = { type: 'case.release', payload: { reason: 'poison' } };
    desk.cache.outbox.set(entry.id, entry);
  }
  desk.engine.nudge();
  await desk.clock.advance(20 * 60_000);
  expect(states(desk).filter(state => state === 'accepted')).toHaveLength(8);
  expect(['waiting', 'unknown', 'sending']).toContain(desk.cache.outbox.get(mutationId(4))?.state);
});

test('an answer of another epoch starts the feed again, and what is unsent stays', async () => {
  const api = createScriptedApi();
  api.publish(aCaseChange('c-1'));
  const desk = await ana(api);
  api.epoch = 'e2';
  desk.cache.outbox.set(mutationId(1), anEntry(1, 'c-1', 'conflict'));
  desk.engine.nudge();
  await settle();
  expect(desk.cache.cursor).toEqual({ cursor: 'e2/1', epoch: 'e2' });
  expect(desk.cache.rows.size).toBe(1);
  expect(states(desk)).toEqual(['conflict']);
});

test.each([
  ['a captive portal', 'portal' as const, 'not-the-server'],
  ['no connection', 'refused' as const, 'offline'],
  ['a server that fails', problem(500, 'internal'), 'server-error'],
  ['a server that is too busy', problem(429, 'rate-limited', { retryAfter: '60' }), 'rate-limited'],
  ['a person without rights', problem(403, 'forbidden', { detail: 'Not in this team.' }), 'forbidden'],
  ['a workstation that is too old', problem(426, 'upgrade-required'), 'upgrade-required'],
  ['a session that ended', problem(401, 'unauthorized'), 'signed-out'],
])('%s is shown as what it is, and goes away when it is over', async (_what, fault, code) => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.down = fault;
  desk.engine.nudge();
  await settle();
  await desk.clock.advance(300);
  expect(desk.status()).toEqual({ phase: 'waiting', problem: code });
  expect(desk.cache.reports.at(-1)?.problem?.message).toMatch(/\w{3}.*[.]$/);
  api.down = null;
  await desk.clock.advance(6 * 60_000);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});

test('what the server asked to wait is never undercut, however often somebody presses', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.down = problem(503, 'unavailable', { retryAfter: '120' });
  desk.engine.nudge();
  await settle();
  const before = api.requests.length;
  for (let i = 0; i < 119; i++) {
    desk.engine.nudge();
    await desk.clock.advance(1000);
  }
  expect(api.requests.length).toBe(before);
});

test('in a storm of errors there are few requests', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  api.down = problem(500, 'internal');
  desk.engine.nudge();
  const before = api.requests.length;
  await desk.clock.advance(10 * 60_000);
  expect(api.requests.length - before).toBeLessThan(30);
});

test('a window that reloads gets the whole report, and the sync goes on with its store', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  desk.engine.attach(null);
  api.publish(aCaseChange('c-1'));
  await desk.clock.advance(60_000);
  expect(desk.cache.rows.size).toBe(0);
  const reports = desk.cache.reports.length;
  desk.engine.attach(desk.cache.handlers);
  await desk.clock.advance(500);
  expect(desk.cache.rows.size).toBe(1);
  expect(desk.cache.reports.length).toBeGreaterThan(reports);
});

test('a store that is locked is waited for in silence, one that cannot write is shown', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  desk.cache.refuseNext('cache.outbox', 'locked');
  desk.engine.nudge();
  await settle();
  await desk.clock.advance(300);
  expect(desk.status()).toEqual({ phase: 'waiting', problem: null });
  await desk.clock.advance(3000);
  expect(desk.status().phase).toBe('idle');
  api.publish(aCaseChange('c-1'));
  desk.cache.refuseNext('cache.applyPage', 'storage');
  desk.engine.nudge();
  await settle();
  await desk.clock.advance(300);
  expect(desk.status().problem).toBe('storage');
});

test('after stop nothing is asked any more', async () => {
  const api = createScriptedApi();
  const desk = await startDesk(api);
  await desk.engine.stop();
  const before = api.requests.length;
  await desk.clock.advance(3_600_000);
  expect(api.requests.length).toBe(before);
});

test('a store that does not hear the first call, because it is only being opened, is asked again soon', async () => {
  const api = createScriptedApi();
  api.publish(aCaseChange('c-1'));
  const desk = await ana(api);
  const { handlers } = desk.cache;
  api.publish(aCaseChange('c-2'));
  let deaf = true;
  const opening = new Proxy(handlers, {
    get: (target, name: keyof typeof handlers) => (deaf ? () => new Promise(() => {}) : target[name]),
  });
  desk.engine.attach(opening);
  await desk.clock.advance(600);
  deaf = false;
  await desk.clock.advance(2000);
  expect(desk.cache.rows.size).toBe(2);
});

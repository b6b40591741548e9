import { afterEach, expect, test } from 'vitest';
import type { WireLease } from '../api/wire/check-in.ts';
import { type Desk, type DeskOptions, startDesk } from '../testing/a-desk.ts';
import { anEntry, mutationId } from '../testing/an-entry.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createScriptedApi, problem, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

async function aDesk(api: ScriptedApi = createScriptedApi(), more: DeskOptions = {}) {
  const desk = await startDesk(api, more);
  running.push(desk);
  return { api, desk };
}
const checkIns = (api: ScriptedApi) => api.requests.filter(one => one.path.startsWith('/v1/devices/'));

test('what is unsent is counted from the journal, however much it is', async () => {
  const { api, desk } = await aDesk();
  api.choke = () => problem(500, 'internal');
  for (let seq = 1; seq <= 1203; seq++) {
    const entry = anEntry(seq, `c-${seq % 40}`);
    await desk.journal.keep([{ kind: 'mutation', caseId: entry.caseId, mutation: entry.mutation }]);
    desk.cache.outbox.set(mutationId(seq), entry);
  }
  await desk.clock.advance(61 * 60_000);
  expect(checkIns(api).at(-1)?.body).toMatchObject({ unsent: 1203 });
});

test('a check-in needs no window: the lease is renewed and an order heard while none is open', async () => {
  const leases: WireLease[] = [];
  const { api, desk } = await aDesk(undefined, { engine: { onLease: lease => leases.push(lease) } });
  desk.engine.attach(null);
  api.lease = { leaseExpiresAt: '2026-03-03T09:00:00Z', order: 'wipe' };
  await desk.clock.advance(62 * 60_000);
  expect(leases.at(-1)).toEqual({
    leaseExpiresAt: '2026-03-03T09:00:00Z',
    serverTime: '2026-03-02T09:00:00Z',
    order: 'wipe',
  });
});

test('the head of the audit chain goes along, when there is one', async () => {
  let head: string | null = null;
  const { api, desk } = await aDesk(undefined, { engine: { auditHead: () => head } });
  expect(checkIns(api)[0]?.body).not.toHaveProperty('auditHead');
  head = 'sha256:abc';
  await desk.clock.advance(61 * 60_000);
  expect(checkIns(api)[1]?.body).toMatchObject({ auditHead: 'sha256:abc' });
});

test('a check-in that fails stops nothing, and is tried again a minute later', async () => {
  const api = createScriptedApi();
  api.fail('/v1/devices', problem(500, 'internal'));
  const { desk } = await aDesk(api);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
  desk.act(1, 'c-1');
  await desk.clock.advance(30_000);
  expect(api.effects).toHaveLength(1);
  expect(checkIns(api)).toHaveLength(1);
  await desk.clock.advance(40_000);
  expect(checkIns(api)).toHaveLength(2);
});

test('a journal that cannot be read keeps no order from being heard', async () => {
  const leases: WireLease[] = [];
  const { api, desk } = await aDesk(undefined, { engine: { onLease: lease => leases.push(lease) } });
  desk.journal.reckoning = () => Promise.reject(new Error('unreadable'));
  api.lease = { leaseExpiresAt: '2026-03-03T09:00:00Z', order: 'wipe' };
  await desk.clock.advance(61 * 60_000);
  expect(leases.at(-1)?.order).toBe('wipe');
});

test('a clock that is set back a month puts no check-in off, and one set forward a day brings one at once', async () => {
  const base = createFakeClock();
  let shiftMs = 0;
  const clock: FakeClock = {
    now: () => base.now() + shiftMs,
    after: base.after,
    advance: base.advance,
    get waiting() {
      return base.waiting;
    },
  };
  const { api, desk } = await aDesk(undefined, { clock });
  shiftMs = -30 * 86_400_000;
  await desk.clock.advance(61 * 60_000);
  expect(checkIns(api)).toHaveLength(2);
  shiftMs = 86_400_000;
  await desk.clock.advance(60_000);
  expect(checkIns(api)).toHaveLength(3);
});

import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import { aCaseChange, aDocumentChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createMemoryJournal } from '../testing/memory-journal.ts';
import { createScriptedApi, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

async function audited(api: ScriptedApi): Promise<{ desk: Desk; events: AuditEvent[] }> {
  const events: AuditEvent[] = [];
  const desk = await startDesk(api, { engine: { note: event => events.push(event) } });
  running.push(desk);
  return { desk, events };
}

test('a feed that is read again from its start is an entry of the audit trail, with the cause', async () => {
  const api = createScriptedApi();
  api.publish(aCaseChange('c-1'));
  const { desk, events } = await audited(api);
  expect(events).toEqual([]);
  api.epoch = 'e2';
  desk.engine.nudge();
  await desk.clock.advance(1000);
  expect(events[0]).toEqual({ type: 'feed.read-again', detail: 'cursor-gone' });
});

test('changes that could not be understood are an entry of the audit trail, with their number', async () => {
  const api = createScriptedApi();
  api.publish(aCaseChange('c-1'));
  const cache = createMemoryCache();
  const events: AuditEvent[] = [];
  const handlers = {
    ...cache.handlers,
    'cache.applyPage': async () => ok({ applied: 0, quarantined: 2 }),
  };
  running.push(await startDesk(api, { cache: { ...cache, handlers }, engine: { note: event => events.push(event) } }));
  expect(events).toContainEqual({ type: 'feed.quarantined', count: 2 });
});

test('I12 acts that a restored server lost are compared with the journal at once, and are an entry of the audit trail', async () => {
  const api = createScriptedApi();
  const cache = createMemoryCache();
  const memory = createMemoryJournal();
  const compared: string[] = [];
  const events: AuditEvent[] = [];
  const desk = await startDesk(api, {
    cache: {
      ...cache,
      handlers: {
        ...cache.handlers,
        'cache.applyPage': async page => {
          const applied = await cache.handlers['cache.applyPage'](page);
          const isLost = page.epoch === 'e2' && applied.ok;
          return isLost ? ok({ ...applied.value, offeredAgain: 3 }) : applied;
        },
      },
    },
    journal: {
      ...memory,
      async reconcile(store) {
        compared.push(api.epoch);
        return await memory.reconcile(store);
      },
    },
    engine: { note: event => events.push(event) },
  });
  running.push(desk);
  expect(compared).toEqual(['e1']);
  api.epoch = 'e2';
  api.publish(aCaseChange('c-1'));
  desk.engine.nudge();
  await settle();
  expect(compared).toEqual(['e1', 'e2']);
  expect(events).toContainEqual({ type: 'work.offered-again', count: 3 });
});

test('a document whose bytes are not what the client announced is an entry of the audit trail', async () => {
  const api = createScriptedApi();
  api.addDocument('d-1', new TextEncoder().encode('other bytes'));
  api.publish(aCaseChange('c-1'));
  api.publish(aDocumentChange('d-1', 'c-1', '0'.repeat(64), 11));
  const { events } = await audited(api);
  expect(events[0]).toMatchObject({ type: 'document.refused', caseId: 'c-1', detail: 'digest-mismatch' });
  expect(events[0]?.subject).toMatch(/d-1/);
});

test('G26 a wrong clock is said until any answer shows that it is right, and not only until the next check-in', async () => {
  const clock = createFakeClock();
  let thereMs = clock.now() + 24 * 60 * 60_000;
  const api = createScriptedApi({ now: () => thereMs });
  const desk = await startDesk(api, { clock });
  running.push(desk);
  expect(desk.status().problem).toBe('clock-wrong');
  const checkIns = () => api.requests.filter(({ path }) => path.startsWith('/v1/devices/')).length;
  const before = checkIns();
  thereMs = clock.now();
  desk.engine.nudge();
  await clock.advance(1000);
  expect(desk.status().problem).toBeNull();
  expect(checkIns()).toBe(before);
});

test('G26 the last contact that was known before this start is shown until the next one', async () => {
  const api = { ...createScriptedApi(), fetch: () => Promise.reject(new TypeError('no network')) };
  const desk = await startDesk(api, { engine: { lastContactAt: '2026-03-01T17:00:00.000Z' } });
  running.push(desk);
  expect(desk.cache.reports.at(-1)?.lastContactAt).toBe('2026-03-01T17:00:00.000Z');
});

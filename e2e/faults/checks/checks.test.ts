import { expect, test } from 'vitest';
import type { OutboxRow } from '../../../renderer/data/rows.ts';
import type { WireMutation } from '../../../electron/core/api/wire/mutation.ts';
import { createLedger } from '../lab/ledger.ts';
import type { Violation, World } from '../lab/world.ts';
import { emptyState } from '../server/server-state.ts';
import type { InvariantId } from './check-names.ts';
import type { Open } from './local-view.ts';
import { conductChecks } from './conduct-checks.ts';
import { workChecks } from './work-checks.ts';

const ID = '01950000-0000-7000-8000-000000000001';

/** A world in which everything is as it should be, until a test breaks it. */
function aWorld(rows: readonly Partial<OutboxRow>[] = []) {
  const violations: Violation[] = [];
  const state = emptyState();
  state.seenBy.set('case/c-1', new Set(['p-ana']));
  const server = {
    state,
    poisoned: new Set<string>(),
    sentBytes: new Map<string, Set<string>>(),
    everAnswered: new Set<string>(),
    answeredBefore: new Set<string>(),
  };
  const ledger = createLedger();
  const issuer = { presented: new Map<string, { times: number; isReused: boolean; hasArrived: boolean }>() };
  const world = {
    server,
    ledger,
    issuer,
    violations,
    violate: (id: string, what: string) => void violations.push({ id, what }),
  } as unknown as World;
  const station = {
    name: 'a',
    sealed: new Map<string, string>(),
    store: { age: () => 0 },
    network: { seen: [] as object[] },
    window: () => null,
    olderWindows: () => [],
    cache: () => null,
  };
  const drafts = new Map<string, unknown>();
  const store = {
    db: { outbox: { toArray: async () => rows }, drafts: { get: async (caseId: string) => drafts.get(caseId) } },
    feed: { get: () => ({}) },
  };
  return { world, server, state, ledger, issuer, station, drafts, open: { station, store } as unknown as Open };
}

async function found({ world, open }: { world: World; open: Open }, id: InvariantId): Promise<number> {
  const check = [...workChecks, ...conductChecks].find(one => one.id === id);
  check?.always?.(world, open.station);
  await check?.whenOpen?.(world, open);
  await check?.atRest?.(world, open);
  return world.violations.filter(one => one.id === id).length;
}

function anEffect(seq: number, note: string, id = ID) {
  const mutation = { id, seq, type: 'annotation.put', target: { kind: 'annotation', id: 'a-1' }, payload: { note } };
  return {
    personId: 'p-ana',
    deviceId: 'd-1',
    caseId: 'c-1',
    holderId: 'p-ana',
    mutation: mutation as unknown as WireMutation,
  };
}

function aDeed(mark: string) {
  return {
    mark,
    station: 'a',
    kind: 'annotate',
    caseId: 'c-1',
    targetId: 'a-1',
    state: 'saved',
    atMs: 0,
    sentAgain: 0,
  } as const;
}

test('the checker of I2 finds one act that took effect under two ids', async () => {
  const world = aWorld();
  world.ledger.deeds.push(aDeed('m-1'));
  world.state.effects.push(anEffect(1, 'm-1'));
  expect(await found(world, 'I2')).toBe(0);
  world.state.effects.push(anEffect(2, 'm-1', ID.replace(/1$/, '2')));
  expect(await found(world, 'I2')).toBe(1);
});

test('the checker of I3 finds saved work that is neither there nor here', async () => {
  const world = aWorld();
  world.ledger.deeds.push(aDeed('m-1'));
  expect(await found(world, 'I3')).toBe(1);
});

test('the checker of I4 finds an act that was dropped without an answer', async () => {
  const world = aWorld();
  world.station.sealed.set(ID, 'annotation.put');
  expect(await found(world, 'I4')).toBe(1);
  world.server.everAnswered.add(ID);
  world.world.violations.length = 0;
  expect(await found(world, 'I4')).toBe(0);
});

test('the checker of I5 finds an id that was sent with two contents', async () => {
  const world = aWorld();
  world.server.sentBytes.set(ID, new Set(['one', 'two']));
  expect(await found(world, 'I5')).toBe(1);
});

test('the checker of I6 finds a later act of a case that overtook an earlier one', async () => {
  const world = aWorld();
  world.state.effects.push(anEffect(2, 'm-2'), anEffect(1, 'm-1'));
  expect(await found(world, 'I6')).toBe(1);
});

test('the checker of I7 finds work that waits for somebody else’s poison', async () => {
  const world = aWorld([
    {
      id: ID as OutboxRow['id'],
      state: 'waiting',
      caseId: 'c-1' as OutboxRow['caseId'],
      mutation: { act: { type: 'case.start' } } as OutboxRow['mutation'],
    },
  ]);
  world.server.poisoned.add('c-4');
  expect(await found(world, 'I7')).toBe(1);
});

test('the checker of I8 finds a saved draft that is gone', async () => {
  const world = aWorld();
  world.ledger.drafts.push({ mark: 'm-1', station: 'a', caseId: 'c-1', state: 'saved' });
  world.drafts.set('c-1', { judgment: { answers: { note: 'm-1' } } });
  expect(await found(world, 'I8')).toBe(0);
  world.drafts.clear();
  expect(await found(world, 'I8')).toBe(1);
});

test('the checker of I9 finds an effect of somebody who no longer had the case', async () => {
  const world = aWorld();
  world.state.effects.push({ ...anEffect(1, 'm-1'), holderId: 'p-ben' });
  expect(await found(world, 'I9')).toBe(1);
});

test('the checker of I12 finds an accepted submission that the server has no more, by whichever act it was sent', async () => {
  const act = { type: 'judgment.submit', payload: {} };
  const world = aWorld([
    {
      id: ID as OutboxRow['id'],
      seq: 2,
      state: 'accepted',
      caseId: 'c-1' as OutboxRow['caseId'],
      mutation: { act, target: { kind: 'submission', id: 's-1' } } as OutboxRow['mutation'],
    },
  ]);
  expect(await found(world, 'I12')).toBe(1);
  world.world.violations.length = 0;
  const record = {
    kind: 'submission',
    id: 's-1',
    caseId: 'c-1',
    ownerId: null,
    version: 1,
    madeBy: new Map(),
  } as const;
  world.state.records.set('submission/s-1', { ...record, value: { id: 's-1' } });
  expect(await found(world, 'I12')).toBe(0);
});

test('the checker of I21 finds one act that is on its way twice at once', async () => {
  const world = aWorld();
  const request = { isOver: false, mutationIds: [ID] };
  world.station.network.seen.push(request, request);
  expect(await found(world, 'I21')).toBe(1);
});

test('the checker of I22 finds a refresh token that was presented again after its answer', async () => {
  const world = aWorld();
  world.issuer.presented.set('refresh-1', { times: 2, isReused: true, hasArrived: true });
  expect(await found(world, 'I22')).toBe(1);
});

test('the checker of I23 finds a request before the time that the server asked for', async () => {
  const world = aWorld();
  const request = {
    path: '/v1/changes',
    process: 'a',
    isOver: true,
    mutationIds: [],
    retryAfterMs: null,
    answeredAtMs: null,
  };
  world.station.network.seen.push(
    { ...request, atMs: 0, answeredAtMs: 0, retryAfterMs: 5000 },
    { ...request, atMs: 4000 },
  );
  expect(await found(world, 'I23')).toBe(1);
});

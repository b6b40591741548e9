import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, problemOf } from './testing/desk.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
let ana: Desk;
beforeAll(async () => {
  server = await startTinyServer({ allowFaults: true });
  ana = await Desk.open(server.url, 'ana');
}, 60_000);
afterAll(() => server.end());

const ask = (body: unknown) =>
  fetch(`${server.url}/__test/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const statusOf = async (id: string) => (await server.ledger()).cases.find(one => one.id === id)?.status;

test('cut after the commit: no answer, one effect, and the same bytes again are a duplicate', async () => {
  expect((await ask({ at: 'mutations', kind: 'cut-after-commit' })).status).toBe(204);
  const submit = ana.submit('c-1');
  await expect(ana.send(submit)).rejects.toThrow();
  expect(await statusOf('c-1')).toBe('in-review');
  expect(await ana.send(submit)).toMatchObject([{ status: 'duplicate', version: 1 }]);
  const ledger = (await (await fetch(`${server.url}/__test/ledger`)).json()) as unknown;
  expect(ledger).toMatchObject({
    submissions: [{ id: submit.target.id, caseId: 'c-1', userId: 'ana', round: 1, effects: 1 }],
    mutations: [{ id: submit.id, received: 2, effects: 3 }],
  });
});

test('hold: the effect is there while the answer waits', async () => {
  server.faults.next('mutations', 'hold');
  const answer = ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-2' }, {}));
  await expect.poll(() => statusOf('c-2')).toBe('in-progress');
  await ask({ release: true });
  expect(await answer).toMatchObject([{ status: 'applied' }]);
});

test('hold before: nothing is done until it is released', async () => {
  server.faults.next('mutations', 'hold-before');
  const answer = ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-3' }, {}));
  expect(await ana.pull()).toBeDefined();
  expect(await statusOf('c-3')).toBe('assigned');
  server.faults.release();
  expect(await answer).toMatchObject([{ status: 'applied' }]);
});

test('unavailable: a problem that says when to come back, and nothing done', async () => {
  await ask({ at: 'changes', kind: 'unavailable', retryAfterSeconds: 7, times: 2 });
  const response = await ana.fetch('/v1/changes');
  expect(response.headers.get('retry-after')).toBe('7');
  expect(await problemOf(response)).toMatchObject({ status: 503, type: 'urn:meridian:problem:unavailable' });
  expect((await ana.fetch('/v1/changes')).status).toBe(503);
  expect((await ana.fetch('/v1/changes')).status).toBe(200);
});

test('a feed that is cut midway is not whole', async () => {
  server.faults.next('changes', 'cut-midway');
  const response = ana.fetch('/v1/changes').then(async answer => answer.text());
  await expect(response).rejects.toThrow();
});

test('a fault that nobody knows is refused', async () => {
  expect((await problemOf(await ask({ at: 'mutations', kind: 'explode' }))).status).toBe(422);
});

test('a server that was not started for tests has none of this', async () => {
  const plain = await startTinyServer();
  try {
    for (const path of ['/__test/ledger', '/__test/faults']) {
      expect((await problemOf(await fetch(`${plain.url}${path}`))).status).toBe(404);
    }
  } finally {
    await plain.end();
  }
}, 30_000);

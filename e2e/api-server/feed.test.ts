import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WireLease } from '../../electron/core/api/wire/check-in.ts';
import { wireKinds } from '../../electron/core/api/wire/change.ts';
import { toRecordChange } from '../../electron/core/api/to-model.ts';
import { WireChange } from '../../electron/core/api/wire/change.ts';
import { WirePageLine } from '../../electron/core/api/wire/page.ts';
import { PersonId } from '../../shared/model/ids.ts';
import { Desk, problemOf } from './testing/desk.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
let ana: Desk;
let ben: Desk;
let lea: Desk;
beforeAll(async () => {
  server = await startTinyServer();
}, 60_000);
afterAll(() => server.end());
beforeEach(async () => {
  [ana, ben, lea] = [
    await Desk.open(server.url, 'ana'),
    await Desk.open(server.url, 'ben'),
    await Desk.open(server.url, 'lea'),
  ];
});

const ids = (changes: readonly WireChange[], kind: string) =>
  changes.filter(change => change.kind === kind).map(change => change.id);

test('a first reading gives what the person may see, each thing after what it refers to', async () => {
  const { changes } = await ana.pull();
  expect(ids(changes, 'process')).toEqual(['underwriting@1']);
  expect(ids(changes, 'case')).toEqual(['c-1', 'c-2', 'c-3']);
  expect(ids(changes, 'document')).toEqual(['c-1-letter', 'c-2-letter', 'c-3-letter']);
  const ranks = changes.map(change => (wireKinds as readonly string[]).indexOf(change.kind));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  for (const change of changes) {
    expect(toRecordChange(change, { personId: PersonId.parse('ana') })).toHaveProperty('op', 'put');
  }
  expect(ids((await ben.pull()).changes, 'case')).toEqual(['c-4']);
  expect(ids((await lea.pull()).changes, 'case')).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
});

test('pages of any size give the same feed', async () => {
  const whole = await ana.pull();
  const small = await ana.pull(undefined, 2);
  expect(small.pages).toBeGreaterThan(2);
  expect(small.changes).toEqual(whole.changes);
  expect(small.cursor).toBe(whole.cursor);
});

test('a cursor gives what changed since, and the same again when asked again', async () => {
  const { cursor } = await ana.pull();
  expect((await ana.pull(cursor)).changes).toEqual([]);
  await ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-1' }, {}));
  const news = await ana.page(cursor);
  expect(news.changes).toMatchObject([
    { kind: 'case', id: 'c-1', version: 2, op: 'put', value: { status: 'in-progress' } },
  ]);
  expect(await ana.page(cursor)).toMatchObject({ changes: news.changes, nextCursor: news.nextCursor });
});

test('what happens during a first reading comes as news after it', async () => {
  const first = await ana.page(undefined, 2);
  const note = {
    id: 'n-while-reading',
    author: { id: 'lea', name: 'Lea' },
    at: '2026-11-23T10:00:00Z',
    text: 'Hi',
    caseId: 'c-2',
  };
  await lea.send(lea.mutation('note.add', { kind: 'note', id: note.id }, note));
  const { changes } = await ana.pull(first.nextCursor, 2);
  expect(ids([...first.changes, ...changes], 'note')).toEqual(['n-while-reading']);
  expect(changes.at(-1)?.id).toBe('n-while-reading');
});

test('a case that goes to somebody else leaves one feed whole and enters the other in order', async () => {
  const before = { ana: (await ana.pull()).cursor, ben: (await ben.pull()).cursor };
  const give = { to: 'ben', reason: 'Ana is on leave' };
  expect(await lea.send(lea.mutation('case.reassign', { kind: 'case', id: 'c-3' }, give, 1))).toMatchObject([
    { status: 'applied', version: 2 },
  ]);
  const left = (await ana.pull(before.ana)).changes;
  expect(left.map(({ kind, id, op }) => `${op} ${kind} ${id}`)).toEqual([
    'delete document c-3-letter',
    'delete case c-3',
  ]);
  const came = (await ben.pull(before.ben)).changes;
  expect(came.map(({ kind, op }) => `${op} ${kind}`)).toEqual(['put case', 'put document', 'put note']);
  expect(ids((await ana.pull()).changes, 'case')).not.toContain('c-3');
  expect(ids((await ben.pull()).changes, 'document')).toContain('c-3-letter');
});

test('a put of what was lost since is not served any more', async () => {
  const { cursor } = await ben.pull();
  await ben.send(
    ben.mutation('case.park', { kind: 'case', id: 'c-3' }, { reason: 'x', wakeAt: '2026-11-24T09:00:00Z' }),
  );
  await lea.send(lea.mutation('case.reassign', { kind: 'case', id: 'c-3' }, { to: 'ana', reason: 'back' }));
  const ops = (await ben.pull(cursor)).changes.filter(change => change.id === 'c-3').map(change => change.op);
  expect(ops).toEqual(['delete']);
});

test('NDJSON is a change a line and ends with the line that counts them', async () => {
  const response = await ana.fetch('/v1/changes', { headers: { accept: 'application/x-ndjson' } });
  expect(response.headers.get('content-type')).toMatch('application/x-ndjson');
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
  const page = WirePageLine.parse(lines.at(-1));
  expect(page).toMatchObject({ count: lines.length - 1, hasMore: false, epoch: server.epoch });
  expect(lines.slice(0, -1).map(line => WireChange.parse(line))).toEqual((await ana.page()).changes);
});

test.each([
  ['text of somebody else', 'not-a-cursor', 'cursor-expired'],
  ['forged', Buffer.from('[1,0,"",99999,"a\\u0000"]').toString('base64url'), 'cursor-expired'],
  ['a change that never was', Buffer.from('[1,999999,"abcd"]').toString('base64url'), 'epoch-changed'],
])('a cursor that is %s is answered 410', async (_name, cursor, code) => {
  const problem = await problemOf(await ana.fetch(`/v1/changes?cursor=${cursor}`));
  expect(problem).toMatchObject({ status: 410, type: `urn:meridian:problem:${code}` });
});

test('a cursor of another person, or of before a restore, is of another epoch', async () => {
  const { cursor } = await lea.pull();
  expect((await problemOf(await ana.fetch(`/v1/changes?cursor=${cursor}`))).type).toMatch('epoch-changed');
  await lea.send(lea.mutation('note.add', { kind: 'note', id: 'n-lost' }, noteOf('n-lost')));
  const newer = (await lea.pull(cursor)).cursor;
  // What a restore does: the change is gone, and another one gets its number.
  await server.database.query(`update changes set check_word = 'other' where object_id = 'n-lost'`);
  expect((await problemOf(await lea.fetch(`/v1/changes?cursor=${newer}`))).type).toMatch('epoch-changed');
});

test('a cursor into changes that are no longer kept is expired; reading from the start goes on', async () => {
  const old = (await ana.pull()).cursor;
  await ana.send(
    ana.mutation('note.add', { kind: 'note', id: 'n-1' }, { ...noteOf('n-1'), author: { id: 'ana', name: 'Ana' } }),
  );
  await server.forgetChanges(Date.now() + 1000);
  expect((await problemOf(await ana.fetch(`/v1/changes?cursor=${old}`))).type).toMatch('cursor-expired');
  const again = await ana.pull();
  expect(ids(again.changes, 'case')).toContain('c-1');
  expect((await ana.pull(again.cursor)).changes).toEqual([]);
});

test.each(['limit=0', 'limit=2001', 'limit=x', `cursor=${'a'.repeat(513)}`])('%s is not understood', async query => {
  const problem = await problemOf(await ana.fetch(`/v1/changes?${query}`));
  expect(problem).toMatchObject({
    status: 422,
    errors: [{ pointer: expect.stringMatching(/limit|cursor/) as unknown }],
  });
});

test('events tell the people concerned, and only them', async () => {
  const [anas, bens] = [await events(ana), await events(ben)];
  await ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-2' }, {}));
  expect(await anas.next()).toBe(`event: changes\ndata: {"epoch":"${server.epoch}"}`);
  await ben.send(ben.mutation('case.start', { kind: 'case', id: 'c-4' }, {}));
  expect(await bens.next()).toMatch('event: changes');
  expect(bens.seen).toBe(2);
  await Promise.all([anas.close(), bens.close()]);
});

test('a message reaches whom it is to, at once', async () => {
  const bens = await events(ben);
  await lea.send(
    lea.mutation('note.add', { kind: 'note', id: 'n-hi' }, { ...noteOf('n-hi'), caseId: undefined, to: ['ben'] }),
  );
  expect([await bens.next(), await bens.next()].join(' ')).toMatch(/event: message\ndata: .*n-hi/);
  await bens.close();
});

test('check-in gives a lease, and passes an order to wipe on until it is done', async () => {
  const checkIn = async (more = {}) => {
    const body = JSON.stringify({ appVersion: '1.0.0', platform: 'linux', unsent: 0, ...more });
    const response = await ana.fetch('/v1/devices/desk-1', { method: 'PUT', body });
    return WireLease.parse(await response.json());
  };
  const lease = await checkIn();
  expect(lease.order).toBe('none');
  expect(Date.parse(lease.leaseExpiresAt) - Date.parse(lease.serverTime)).toBe(12 * 3_600_000);
  await server.orderWipe('desk-1');
  expect((await checkIn()).order).toBe('wipe');
  expect((await checkIn({ wiped: true })).order).toBe('none');
});

test('each device of each person gets a share of its own, the same at each check-in', async () => {
  const shareOf = async (desk: Desk, device: string) => {
    const body = JSON.stringify({ appVersion: '1.0.0', platform: 'linux', unsent: 0 });
    const response = await desk.fetch(`/v1/devices/${device}`, { method: 'PUT', body });
    return WireLease.parse(await response.json()).share;
  };
  const shares = [await shareOf(ana, 'desk-2'), await shareOf(ana, 'desk-3'), await shareOf(ben, 'desk-2')];
  expect(new Set(shares).size).toBe(3);
  expect(shares).not.toContain(undefined);
  expect(await shareOf(ana, 'desk-2')).toBe(shares[0]);
});

function noteOf(id: string) {
  return { id, author: { id: 'lea', name: 'Lea' }, at: '2026-11-23T10:00:00Z', text: 'Hi', caseId: 'c-1' };
}

/** An open event stream; the first event, which every stream begins with, is taken already. */
async function events(desk: Desk) {
  const response = await desk.fetch('/v1/events');
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The stream has no body.');
  let buffer = '';
  const stream = {
    seen: 0,
    next: async (): Promise<string> => {
      while (!buffer.includes('\n\n')) buffer += (await reader.read()).value ?? '\n\n';
      const [event = '', ...rest] = buffer.split('\n\n');
      buffer = rest.join('\n\n');
      stream.seen++;
      return event;
    },
    close: () => reader.cancel(),
  };
  await stream.next();
  return stream;
}

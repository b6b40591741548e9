import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, problemOf } from './testing/desk.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
let ana: Desk;
let ben: Desk;
let lea: Desk;
beforeAll(async () => {
  server = await startTinyServer();
  [ana, ben, lea] = [
    await Desk.open(server.url, 'ana'),
    await Desk.open(server.url, 'ben'),
    await Desk.open(server.url, 'lea'),
  ];
}, 60_000);
afterAll(() => server.end());

const caseTarget = (id: string) => ({ kind: 'case', id });
const annotationOn = (caseId: string, id: string, more: Record<string, unknown> = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  caseId,
  motivation: 'tagging',
  body: [{ type: 'TextualBody', purpose: 'tagging', value: 'risk' }],
  target: {
    source: `urn:meridian:document:${caseId}-letter:v1`,
    selector: { type: 'FragmentSelector', value: 'page=1' },
  },
  ...more,
});
const mark = (desk: Desk, caseId: string, id: string, base = 0, more: Record<string, unknown> = {}) =>
  desk.mutation('annotation.put', { kind: 'annotation', id }, annotationOn(caseId, id, more), base);

async function effects(id: string): Promise<{ received: number; effects: number } | undefined> {
  return (await server.ledger()).mutations.find(mutation => mutation.id === id);
}

test('a mutation sent many times, even at once, has one effect and one answer', async () => {
  const sent = mark(ana, 'c-1', 'urn:uuid:once');
  const answers = (await Promise.all(Array.from({ length: 5 }, () => ana.send(sent)))).flat();
  expect(answers.map(answer => answer.status).toSorted()).toEqual([
    'applied',
    ...Array.from({ length: 4 }, () => 'duplicate'),
  ]);
  expect(new Set(answers.map(answer => answer.version))).toEqual(new Set([1]));
  expect(await effects(sent.id)).toMatchObject({ received: 5, effects: 1 });
});

test('the same content with its members in another order is the same mutation', async () => {
  const { payload, ...rest } = mark(ana, 'c-1', 'urn:uuid:order');
  await ana.send({ ...rest, payload });
  const turned = { payload: Object.fromEntries(Object.entries(payload).toReversed()), ...rest };
  expect(await ana.send(turned)).toMatchObject([{ status: 'duplicate' }]);
});

test('an id that comes back with other content, or from somebody else, is refused', async () => {
  const sent = mark(ana, 'c-1', 'urn:uuid:reused');
  await ana.send(sent);
  const reused = { status: 'rejected', problem: { type: 'urn:meridian:problem:id-reused' } };
  expect(await ana.send({ ...sent, payload: annotationOn('c-1', 'urn:uuid:reused', { body: 'other' }) })).toMatchObject(
    [reused],
  );
  expect(await ben.send(sent)).toMatchObject([reused]);
  expect((await server.ledger()).mutations.find(({ id }) => id === sent.id)?.effects).toBe(1);
});

test('what follows a refused one of the same target is blocked; other targets go on', async () => {
  const target = 'urn:uuid:blocked';
  const results = await ana.send(
    mark(ana, 'c-1', target, 0, { target: 'urn:meridian:document:elsewhere:v1' }),
    mark(ana, 'c-1', target),
    mark(ana, 'c-1', 'urn:uuid:free'),
    mark(ana, 'c-1', target),
  );
  expect(results.map(result => result.status)).toEqual(['rejected', 'blocked', 'applied', 'blocked']);
  expect(await ana.send(mark(ana, 'c-1', target))).toMatchObject([{ status: 'applied' }]);
});

test('a change of what somebody else changed meanwhile is a conflict and shows what there is', async () => {
  await lea.send(lea.mutation('case.reassign', caseTarget('c-2'), { to: 'ben', reason: 'a' }, 1));
  await lea.send(lea.mutation('case.reassign', caseTarget('c-2'), { to: 'ana', reason: 'b' }, 2));
  const [result] = await ana.send(ana.mutation('case.start', caseTarget('c-2'), {}, 1));
  expect(result).toMatchObject({ status: 'conflict', version: 3, current: { id: 'c-2', status: 'assigned' } });
  expect(await ana.send(ana.mutation('case.start', caseTarget('c-2'), {}, 3))).toMatchObject([
    { status: 'applied', version: 4 },
  ]);
});

test('what the same workstation did before is no conflict: offline it cannot know the versions', async () => {
  const park = { reason: 'waiting for the doctor', wakeAt: '2026-11-24T09:00:00Z' };
  const results = await ana.send(
    ana.mutation('case.start', caseTarget('c-1'), {}, 1),
    ana.mutation('case.park', caseTarget('c-1'), park, 1),
    ana.mutation('case.resume', caseTarget('c-1'), {}, 1),
  );
  expect(results.map(({ status, version }) => [status, version])).toEqual([
    ['applied', 2],
    ['applied', 3],
    ['applied', 4],
  ]);
});

test('another workstation of the same person does conflict', async () => {
  const id = 'urn:uuid:two-desks';
  const second = await Desk.open(server.url, 'ana', 'second-desk');
  await ana.send(mark(ana, 'c-1', id));
  expect(await second.send(mark(second, 'c-1', id))).toMatchObject([
    { status: 'conflict', version: 1, current: { id } },
  ]);
  expect(await second.send(mark(second, 'c-1', id, 1))).toMatchObject([{ status: 'applied', version: 2 }]);
});

test('one that arrives after a later one of its target does not undo it', async () => {
  const early = mark(ana, 'c-1', 'urn:uuid:late', 0, { body: 'first' });
  const late = mark(ana, 'c-1', 'urn:uuid:late', 0, { body: 'second' });
  expect(await ana.send(late)).toMatchObject([{ status: 'applied' }]);
  expect(await ana.send(early)).toMatchObject([{ status: 'conflict', current: { body: 'second' } }]);
});

test('versions never fall below what the person saw, so that a restored server is not ignored', async () => {
  expect(await ana.send(mark(ana, 'c-1', 'urn:uuid:restored', 7))).toMatchObject([{ status: 'applied', version: 8 }]);
});

test('members of other vocabularies survive a writer that does not know them', async () => {
  const id = 'urn:uuid:foreign';
  const { cursor } = await ana.pull();
  await ana.send(mark(ana, 'c-1', id, 0, { 'dc:subject': 'tobacco' }));
  await ana.send(mark(ana, 'c-1', id, 1, { body: 'changed' }));
  const news = (await ana.pull(cursor)).changes.filter(change => change.id === id);
  expect(news.at(-1)?.value).toMatchObject({ 'dc:subject': 'tobacco', body: 'changed' });
});

test('text of a document may hold any character', async () => {
  const id = 'urn:uuid:nul';
  const { cursor } = await ana.pull();
  const body = 'page\u0000break \ud800 \u2028 “quoted” \\ " \n';
  await ana.send(mark(ana, 'c-1', id, 0, { body }));
  expect((await ana.pull(cursor)).changes.at(-1)).toMatchObject({ id, value: { body } });
});

test.each<[string, (desk: Desk) => ReturnType<Desk['mutation']>]>([
  ['start a case of somebody else', desk => desk.mutation('case.start', caseTarget('c-4'), {}, 1)],
  ['start a case that is not there', desk => desk.mutation('case.start', caseTarget('c-99'), {}, 1)],
  ['mark in a case of somebody else', desk => mark(desk, 'c-4', 'urn:uuid:foreign-case')],
  ['submit a case of somebody else', desk => desk.submit('c-4')],
  ['submit in somebody else’s name', desk => desk.submit('c-1', { userId: 'ben' })],
  [
    'save a draft in somebody else’s name',
    desk =>
      desk.mutation(
        'judgment.save',
        { kind: 'judgment', id: 'c-1' },
        { ...desk.submission('c-1').judgment, userId: 'ben' },
      ),
  ],
  [
    'give cases away as an analyst',
    desk => desk.mutation('case.reassign', caseTarget('c-1'), { to: 'ben', reason: 'x' }, 4),
  ],
  [
    'write in somebody else’s name',
    desk =>
      desk.mutation(
        'note.add',
        { kind: 'note', id: 'n-9' },
        { id: 'n-9', author: { id: 'ben', name: 'Ben' }, at: '2026-11-23T09:00:00Z', text: 'x' },
      ),
  ],
])('an analyst cannot %s', async (_name, make) => {
  const sent = make(ana);
  expect(await ana.send(sent)).toMatchObject([
    {
      status: 'rejected',
      problem: { type: 'urn:meridian:problem:forbidden', detail: expect.stringMatching(/\.$/) as unknown },
    },
  ]);
  expect(await effects(sent.id)).toBeUndefined();
});

test('nobody changes somebody else’s annotation', async () => {
  await ana.send(mark(ana, 'c-1', 'urn:uuid:anas'));
  const results = await lea.send(
    mark(lea, 'c-1', 'urn:uuid:anas', 1),
    lea.mutation('annotation.delete', { kind: 'annotation', id: 'urn:uuid:anas' }, {}, 1),
  );
  expect(results.map(result => result.status)).toEqual(['rejected', 'blocked']);
});

test('an annotation is deleted for everybody, and once', async () => {
  await ana.send(mark(ana, 'c-1', 'urn:uuid:gone'));
  const { cursor } = await lea.pull();
  const remove = () => ana.mutation('annotation.delete', { kind: 'annotation', id: 'urn:uuid:gone' }, {}, 1);
  expect(await ana.send(remove())).toMatchObject([{ status: 'applied', version: 2 }]);
  expect(await ana.send(remove())).toMatchObject([{ status: 'applied', version: 2 }]);
  expect((await lea.pull(cursor)).changes).toEqual([
    { kind: 'annotation', id: 'urn:uuid:gone', version: 2, op: 'delete' },
  ]);
});

test('a payload that is not that of its type says where', async () => {
  const [result] = await ana.send(ana.mutation('case.park', caseTarget('c-1'), { reason: '', wakeAt: 'tomorrow' }));
  expect(result).toMatchObject({
    status: 'rejected',
    problem: {
      type: 'urn:meridian:problem:invalid',
      errors: [{ pointer: '/payload/reason' }, { pointer: '/payload/wakeAt' }],
    },
  });
});

test.each([
  ['no mutations', { deviceId: 'd', mutations: [] }],
  ['a mutation of an unknown type', { deviceId: 'd', mutations: [{ id: 'x', seq: 0, type: 'case.burn' }] }],
  ['a list', []],
])('a batch that is %s is not understood, and nothing of it is done', async (_name, body) => {
  const problem = await problemOf(await ana.fetch('/v1/mutations', { method: 'POST', body: JSON.stringify(body) }));
  expect(problem).toMatchObject({ status: 422, type: 'urn:meridian:problem:invalid' });
  expect(problem.errors?.length).toBeGreaterThan(0);
});

test('a batch may come compressed; what is not JSON or too large is refused', async () => {
  const { gzipSync } = await import('node:zlib');
  const json = JSON.stringify({ deviceId: 'd', mutations: [mark(ana, 'c-1', 'urn:uuid:zipped')] });
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    ana.fetch('/v1/mutations', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const zipped = (text: string) => new Uint8Array(gzipSync(text));
  expect((await post(zipped(json), { 'content-encoding': 'gzip' })).status).toBe(200);
  const bomb = zipped(' '.repeat(17 << 20));
  expect((await problemOf(await post(bomb, { 'content-encoding': 'gzip' }))).status).toBe(413);
  expect((await problemOf(await post(' '.repeat(17 << 20)))).status).toBe(413);
  expect((await problemOf(await post('{"deviceId":'))).status).toBe(422);
  expect((await problemOf(await post(json, { 'content-encoding': 'zstd' }))).status).toBe(422);
});

test('shifts, activity and audit entries are kept', async () => {
  const target = { kind: 'device', id: ana.deviceId };
  const { cursor } = await ben.pull();
  const results = await ana.send(
    ana.mutation('shift.start', target, { timeZone: 'Asia/Manila' }),
    ana.mutation('activity.append', target, {
      spans: [{ caseId: 'c-1', from: '2026-11-23T09:00:00Z', to: '2026-11-23T09:05:00Z', activeSeconds: 240 }],
    }),
    ana.mutation('audit.append', target, { entries: [{ what: 'opened' }], head: 'ab' }),
    ana.mutation('shift.end', target, { handover: 'c-1 waits for the doctor', to: 'ben' }),
  );
  expect(results.map(result => result.status)).toEqual(['applied', 'applied', 'applied', 'applied']);
  const rows = await server.database.query<{ type: string }>('select type from journal order by at, type');
  expect(rows.map(row => row.type).toSorted()).toEqual(['activity.append', 'audit.append', 'shift.end', 'shift.start']);
  expect((await ben.pull(cursor)).changes).toMatchObject([
    { kind: 'note', value: { text: 'c-1 waits for the doctor' } },
  ]);
});

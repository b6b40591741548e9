import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from '../../api-server/testing/desk.ts';
import { startTinyServer, type TinyServer } from '../../api-server/testing/tiny-server.ts';
import { diceOf } from '../lab/seeded.ts';
import { createModelServer, serverUrl } from './model-server.ts';

/** Asks one of the two servers as one device of Ana. */
type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;

interface Side {
  readonly ask: Ask;
  readonly personId: string;
}

const AT = '2026-11-23T09:00:00.000Z';
const BYTES = 2000;

let reference: TinyServer;
beforeAll(async () => {
  // Nobody reviews: the model knows no reviews.
  reference = await startTinyServer({ qa: { passScore: 98, defects: [] } });
}, 60_000);
afterAll(() => reference.end());

async function referenceSide(): Promise<Side> {
  const desk = await Desk.open(reference.url, 'ana');
  const ask: Ask = (method, path, body, headers) =>
    desk.fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(headers && { headers }),
    });
  return { ask, personId: 'ana' };
}

function modelSide(): Side {
  const clock = { now: () => Date.parse(AT), after: () => () => {} };
  const server = createModelServer({ clock, dice: diceOf(1), personOf: token => (token === 'good' ? 'p-ana' : null) });
  const value = {
    id: 'c-1',
    reference: 'C-1',
    title: 'Life cover',
    process: { processId: 'underwriting', version: 1 },
    status: 'assigned',
    priority: 'normal',
    receivedAt: AT,
    dueAt: AT,
    assignment: { userId: 'p-ana', as: 'analyst', assignedAt: AT },
    documents: ['c-1-letter'],
  };
  server.write({ kind: 'case', id: 'c-1', caseId: 'c-1', value });
  const sha256 = server.addBytes('c-1-letter', 1, new Uint8Array(BYTES));
  const document = {
    id: 'c-1-letter',
    version: 1,
    caseId: 'c-1',
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: BYTES,
    sha256,
  };
  server.write({ kind: 'document', id: 'c-1-letter', caseId: 'c-1', value: document });
  const ask: Ask = async (method, path, body, headers) =>
    server.handle({
      method,
      url: new URL(path, serverUrl()),
      headers: new Headers({ authorization: 'Bearer good', ...headers }),
      body: body === undefined ? null : JSON.stringify(body),
    });
  return { ask, personId: 'p-ana' };
}

/** One conversation that goes through the promises of the contract; what is compared is what a workstation sees. */
async function converse({ ask, personId }: Side): Promise<unknown[]> {
  const said: unknown[] = [];
  let made = 0;
  const mutation = (seq: number, type: string, target: object, payload: object, baseVersion: number) => ({
    id: `01950000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
    seq,
    at: AT,
    type,
    target,
    baseVersion,
    payload,
  });
  const send = async (deviceId: string, ...mutations: object[]): Promise<void> => {
    const answer = await ask('POST', '/v1/mutations', { deviceId, mutations });
    const { results } = (await answer.json()) as { results: { status: string; problem?: { type: string } }[] };
    said.push(results.map(({ status, problem }) => [status, problem?.type.split(':').at(-1) ?? null]));
  };
  const pull = async (cursor: string | null): Promise<string> => {
    const answer = await ask('GET', `/v1/changes?limit=500${cursor === null ? '' : `&cursor=${cursor}`}`);
    const page = (await answer.json()) as {
      changes: { kind: string; id: string; op: string }[];
      nextCursor: string;
      hasMore: boolean;
    };
    const own = page.changes.filter(({ id }) => id.includes('c-1') || id.includes('urn:') || id.includes('s-'));
    said.push([page.hasMore, own.map(({ kind, op }) => `${op} ${kind}`).toSorted()]);
    return page.nextCursor;
  };
  const mark = (id: string, seq: number, base: number, note: string) =>
    mutation(seq, 'annotation.put', { kind: 'annotation', id: `urn:${id}` }, annotation(id, note), base);
  const annotation = (id: string, note: string) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:${id}`,
    type: 'Annotation',
    caseId: 'c-1',
    body: note,
    target: { source: 'urn:meridian:document:c-1-letter:v1', selector: { type: 'TextQuoteSelector', exact: note } },
  });
  const judgment = { caseId: 'c-1', userId: personId, process: { processId: 'underwriting', version: 1 }, answers: {} };
  const submission = {
    caseId: 'c-1',
    userId: personId,
    as: 'analyst',
    round: 1,
    submittedAt: AT,
    judgment,
    annotations: [],
  };

  const cursor = await pull(null);
  const first = mark('a', 2, 0, 'one');
  await send('d-1', mutation(1, 'case.start', { kind: 'case', id: 'c-1' }, {}, 1), first);
  await send('d-1', first);
  await send('d-1', { ...first, payload: annotation('a', 'other bytes') });
  await send('d-2', mark('a', 1, 0, 'from elsewhere'), mark('a', 2, 0, 'made on top of it'));
  await send('d-1', mark('a', 4, 1, 'two'));
  await send('d-1', mark('a', 3, 1, 'late'));
  await send(
    'd-1',
    mark('b', 5, 0, 'another'),
    mutation(6, 'annotation.delete', { kind: 'annotation', id: 'urn:b' }, {}, 1),
  );
  await send('d-1', mutation(7, 'case.start', { kind: 'case', id: 'c-404' }, {}, 1));
  await send('d-1', mutation(8, 'judgment.save', { kind: 'judgment', id: 'c-1' }, judgment, 0));
  await send('d-1', mutation(9, 'judgment.submit', { kind: 'submission', id: 's-1' }, { ...submission, id: 's-1' }, 0));
  await send('d-1', mark('a', 10, 9, 'after the end'));
  const next = await pull(cursor);
  await pull(next);
  const known = await ask('GET', '/v1/changes?cursor=nobody-gave-this-out');
  said.push([known.status, ((await known.json()) as { type: string }).type]);
  return said;
}

/** What a workstation is told about ranges of a document. */
async function ranges({ ask }: Side): Promise<unknown[]> {
  const path = '/v1/documents/c-1-letter/content?version=1';
  const whole = await ask('GET', path);
  await whole.arrayBuffer();
  const etag = whole.headers.get('etag') ?? '';
  const part = await ask('GET', path, undefined, { range: 'bytes=1000-', 'if-range': etag });
  const partBytes = (await part.arrayBuffer()).byteLength;
  const stale = await ask('GET', path, undefined, { range: 'bytes=1000-', 'if-range': '"another"' });
  await stale.arrayBuffer();
  const beyond = await ask('GET', path, undefined, { range: 'bytes=99999999-', 'if-range': etag });
  const missing = await ask('GET', '/v1/documents/nowhere/content?version=1');
  const length = Number(whole.headers.get('content-length'));
  return [
    [whole.status, etag.startsWith('"'), whole.headers.has('repr-digest')],
    [
      part.status,
      partBytes === length - 1000,
      part.headers.get('content-range') === `bytes 1000-${length - 1}/${length}`,
    ],
    stale.status,
    beyond.status,
    missing.status,
  ];
}

test('the model server says what the reference API says, mutation by mutation and page by page', async () => {
  expect(await converse(modelSide())).toEqual(await converse(await referenceSide()));
});

test('the model server gives ranges of a document as the reference API does', async () => {
  expect(await ranges(modelSide())).toEqual(await ranges(await referenceSide()));
});

test('a restored server has another epoch and does not know the cursors of the days it lost', async () => {
  const clock = { now: () => Date.parse(AT), after: () => () => {} };
  const server = createModelServer({ clock, dice: diceOf(1), personOf: () => 'p-ana' });
  const ask = (path: string): Response =>
    server.handle({ method: 'GET', url: new URL(path, serverUrl()), headers: new Headers(), body: null });
  const write = (id: string): number =>
    server.write({ kind: 'case', id, caseId: id, value: { id, assignment: { userId: 'p-ana' } } });
  write('c-1');
  const backup = server.backup();
  write('c-2');
  const page = (await ask('/v1/changes').json()) as { epoch: string; nextCursor: string };
  server.restore(backup);
  const gone = ask(`/v1/changes?cursor=${page.nextCursor}`);
  expect([gone.status, await gone.json()]).toMatchObject([410, { type: 'urn:meridian:problem:epoch-changed' }]);
  expect(((await ask('/v1/changes').json()) as { epoch: string }).epoch).not.toBe(page.epoch);
});

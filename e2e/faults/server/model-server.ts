import { createHash } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { Dice } from '../lab/seeded.ts';
import { applyBatch } from './apply-mutation.ts';
import { type EventStreams, openEventStreams } from './event-streams.ts';
import { readFeed } from './read-feed.ts';
import { copyState, emptyState, type ServerState } from './server-state.ts';
import { writeRecord, type RecordWrite } from './write-record.ts';

const ADDRESS = 'http://server.lab';

export interface ServerRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | null;
}

/** The client's server in memory. Keeps every promise of the contract; faults are made outside of it. */
export interface ModelServer {
  handle(request: ServerRequest): Response;
  /** What the server holds now. */
  readonly state: ServerState;
  readonly epoch: string;
  readonly events: EventStreams;
  write(write: RecordWrite): number;
  /** Adds the bytes of a document version; returns their SHA-256. */
  addBytes(documentId: string, version: number, bytes: Uint8Array<ArrayBuffer>): string;
  /** Puts a backup in place of what is there: another incarnation of the data. */
  restore(backup: ServerState): void;
  backup(): ServerState;
  /** The most that one page gives. */
  pageSize: number;
  /** A request that has a mutation of one of these cases makes the server fail. */
  readonly poisoned: Set<string>;
  /** How long the cache of a workstation stays readable after a check-in. */
  leaseMs: number;
  /** Every mutation id that ever came, with the digests of its bytes: over all incarnations. */
  readonly sentBytes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every mutation id that was answered for good, over all incarnations. */
  readonly everAnswered: ReadonlySet<string>;
  /** Those of them that were answered before the last restoration: what is sent of them now is offered again. */
  readonly answeredBefore: ReadonlySet<string>;
}

export interface ModelServerOptions {
  readonly clock: Clock;
  readonly dice: Dice;
  /** Whose token this is; null when it is nobody's any more. */
  personOf(token: string): string | null;
}

export function createModelServer({ clock, dice, personOf }: ModelServerOptions): ModelServer {
  let state = emptyState();
  let epoch = 'epoch-1';
  const word = (): string => dice.chance().toString(36).slice(2, 10);
  const everAnswered = new Set<string>();
  let answeredBefore: ReadonlySet<string> = new Set();
  const sentBytes = new Map<string, Set<string>>();
  const nowIso = (): string => new Date(clock.now()).toISOString();
  const events = openEventStreams(clock);

  const changes = (personId: string, query: URLSearchParams): Response => {
    const limit = Math.min(Number(query.get('limit') ?? '500'), server.pageSize);
    const answer = readFeed(state, personId, query.get('cursor'), limit);
    if (!answer.ok) return problem(410, answer.code);
    const { changes: list, nextCursor, hasMore } = answer;
    return json({ epoch, changes: list, nextCursor, hasMore, serverTime: nowIso() });
  };

  const mutations = (personId: string, text: string): Response => {
    const body = JSON.parse(text) as { deviceId: string; mutations: { id: string; target: { id: string } }[] };
    for (const one of body.mutations) {
      const digest = createHash('sha256').update(JSON.stringify(one)).digest('base64');
      sentBytes.set(one.id, (sentBytes.get(one.id) ?? new Set()).add(digest));
    }
    const isPoisoned = body.mutations.some(one =>
      [...server.poisoned].some(caseId => JSON.stringify(one).includes(`"${caseId}"`)),
    );
    if (isPoisoned) return new Response('{"broken":', { status: 500, headers: { 'content-type': 'text/plain' } });
    const before = state.seq;
    const results = applyBatch(state, { personId, deviceId: body.deviceId }, body.mutations, word);
    for (const { id, status } of results) if (status !== 'blocked') everAnswered.add(id);
    if (state.seq !== before) events.tell(state, before);
    return json({ epoch, serverTime: nowIso(), results });
  };

  const content = (id: string, { headers, url }: ServerRequest): Response => {
    const bytes = state.documents.get(`${id}@${url.searchParams.get('version') ?? ''}`);
    if (!bytes) return problem(404, 'not-found');
    const sha256 = digestOf(bytes);
    const etag = `"${sha256.toString('hex')}"`;
    const range = /^bytes=(\d+)-$/.exec(headers.get('range') ?? '');
    const from = range && headers.get('if-range') === etag ? Number(range[1]) : 0;
    if (from > 0 && from >= bytes.length) return problem(416, 'invalid');
    const rest = bytes.slice(from);
    const partial = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : null;
    return new Response(rest, {
      status: partial ? 206 : 200,
      headers: {
        etag,
        'accept-ranges': 'bytes',
        'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
        'content-length': String(rest.length),
        ...partial,
      },
    });
  };

  const server: ModelServer = {
    get state() {
      return state;
    },
    get epoch() {
      return epoch;
    },
    events,
    handle(request) {
      const { url, headers, method } = request;
      const personId = personOf((headers.get('authorization') ?? '').replace('Bearer ', ''));
      if (personId === null) return problem(401, 'unauthorized');
      if (method === 'GET' && url.pathname === '/v1/changes') return changes(personId, url.searchParams);
      if (method === 'POST' && url.pathname === '/v1/mutations') return mutations(personId, request.body ?? '');
      if (method === 'GET' && url.pathname === '/v1/events') return events.open(personId);
      if (method === 'PUT' && url.pathname.startsWith('/v1/devices/')) {
        const leaseExpiresAt = new Date(clock.now() + server.leaseMs).toISOString();
        return json({ leaseExpiresAt, serverTime: nowIso(), order: 'none' });
      }
      const document = /^\/v1\/documents\/([^/]+)\/content$/.exec(url.pathname);
      return document ? content(document[1] ?? '', request) : problem(404, 'not-found');
    },
    write(write) {
      const before = state.seq;
      const version = writeRecord(state, write, null, word);
      events.tell(state, before);
      return version;
    },
    addBytes(documentId, version, bytes) {
      state.documents.set(`${documentId}@${version}`, bytes);
      return createHash('sha256').update(bytes).digest('hex');
    },
    restore(backup) {
      state = copyState(backup);
      answeredBefore = new Set(everAnswered);
      epoch = `epoch-${word()}`;
      events.cut();
    },
    backup: () => copyState(state),
    pageSize: 500,
    poisoned: new Set(),
    leaseMs: 12 * 60 * 60_000,
    sentBytes,
    everAnswered,
    get answeredBefore() {
      return answeredBefore;
    },
  };
  return server;
}

const digests = new WeakMap<object, Buffer>();
/** Bytes of a document never change. */
function digestOf(bytes: Uint8Array): Buffer {
  const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest();
  digests.set(bytes, digest);
  return digest;
}

export function serverUrl(): string {
  return ADDRESS;
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: `urn:meridian:problem:${code}`, title: code, status };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

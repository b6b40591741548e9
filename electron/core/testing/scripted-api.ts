import { createHash } from 'node:crypto';
import type { WireChange } from '../api/wire/change.ts';
import type { WireMutation, WireMutationResult } from '../api/wire/mutation.ts';

/** What happens to one request instead of an answer. `after`: the server did its work, and the answer is lost. */
export type Fault = 'refused' | 'cut' | 'cut-after' | 'portal' | Response;

interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The client's server in memory: keeps its promises, except where it is told not to. */
export interface ScriptedApi {
  readonly fetch: typeof fetch;
  readonly requests: ScriptedRequest[];
  /** Mutations that took effect, in order. Each at most once, however often it was sent. */
  readonly effects: WireMutation[];
  /** A change appears in the feed, and listeners of events hear of it. */
  publish(change: WireChange): void;
  addDocument(id: string, bytes: Uint8Array): string;
  /** The next requests of this path (by its beginning) meet these faults, in order. */
  fail(path: string, ...faults: Fault[]): void;
  /** Every request meets this until it is taken back with null. */
  down: Fault | null;
  /** What the server says to a mutation instead of applying it. */
  judge: (mutation: WireMutation) => Omit<WireMutationResult, 'id'> | null;
  epoch: string;
  pageSize: number;
  accessToken: string;
}

export function createScriptedApi(): ScriptedApi {
  const feed: WireChange[] = [];
  const documents = new Map<string, Uint8Array<ArrayBuffer>>();
  const answered = new Map<string, WireMutationResult>();
  const faults: { path: string; fault: Fault }[] = [];
  const serverTime = '2026-03-02T09:00:00Z';

  const api: ScriptedApi = {
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const headers = new Headers(init?.headers);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      const path = url.pathname + url.search;
      api.requests.push({ method: init?.method ?? 'GET', path, headers, body });
      const planned = faults.findIndex(one => path.startsWith(one.path));
      const fault = api.down ?? (planned >= 0 ? faults.splice(planned, 1)[0]?.fault : undefined);
      if (fault === 'refused') throw broken('ECONNREFUSED');
      if (fault === 'cut') throw broken('ECONNRESET');
      if (fault === 'portal')
        return new Response('<html>Welcome!</html>', { headers: { 'content-type': 'text/html' } });
      if (fault instanceof Response) return fault.clone();
      if (init?.signal?.aborted) throw init.signal.reason;
      const answer = respond(url, headers, body);
      if (fault === 'cut-after') throw broken('ECONNRESET');
      return answer;
    },
    requests: [],
    effects: [],
    publish: change => void feed.push(change),
    addDocument(id, bytes) {
      documents.set(id, new Uint8Array(bytes));
      return createHash('sha256').update(bytes).digest('hex');
    },
    fail: (path, ...planned) => void faults.push(...planned.map(fault => ({ path, fault }))),
    down: null,
    judge: () => null,
    epoch: 'e1',
    pageSize: 500,
    accessToken: 'good',
  };

  function respond(url: URL, headers: Headers, body: unknown): Response {
    if (headers.get('authorization') !== `Bearer ${api.accessToken}`) return problem(401, 'unauthorized');
    if (url.pathname.startsWith('/v1/devices/')) return json({ leaseExpiresAt: serverTime, serverTime, order: 'none' });
    if (url.pathname === '/v1/changes') return changes(url.searchParams);
    if (url.pathname === '/v1/mutations') return mutations((body as { mutations: WireMutation[] }).mutations);
    const document = /^\/v1\/documents\/([^/]+)\/content$/.exec(url.pathname);
    if (document) return content(document[1] ?? '', headers);
    return problem(404, 'not-found');
  }

  function changes(query: URLSearchParams): Response {
    const [epoch, place] = (query.get('cursor') ?? `${api.epoch}/0`).split('/');
    if (epoch !== api.epoch) return problem(410, 'epoch-changed');
    const from = Number(place);
    const to = Math.min(from + Math.min(Number(query.get('limit')), api.pageSize), feed.length);
    const page = { changes: feed.slice(from, to), nextCursor: `${api.epoch}/${to}`, hasMore: to < feed.length };
    return json({ epoch: api.epoch, serverTime, ...page });
  }

  function mutations(sent: readonly WireMutation[]): Response {
    const results = sent.map((mutation): WireMutationResult => {
      const before = answered.get(mutation.id);
      if (before) return { ...before, status: 'duplicate' };
      const judged = api.judge(mutation);
      if (judged) return { id: mutation.id, ...judged };
      api.effects.push(mutation);
      const result: WireMutationResult = {
        id: mutation.id,
        status: 'applied',
        version: (mutation.baseVersion ?? 0) + 1,
      };
      answered.set(mutation.id, result);
      return result;
    });
    return json({ epoch: api.epoch, serverTime, results });
  }

  function content(id: string, headers: Headers): Response {
    const bytes = documents.get(id);
    if (!bytes) return problem(404, 'not-found');
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const range = /^bytes=(\d+)-$/.exec(headers.get('range') ?? '');
    const from = range && headers.get('if-range') === etag ? Number(range[1]) : 0;
    if (range && from >= bytes.length && from > 0) return problem(416, 'invalid');
    const rest = bytes.slice(from);
    const partial = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : null;
    return new Response(rest, {
      status: partial ? 206 : 200,
      headers: { etag, 'content-length': String(rest.length), ...partial },
    });
  }
  return api;
}

export function problem(status: number, code: string, more: { detail?: string; retryAfter?: string } = {}): Response {
  const body = { type: `urn:meridian:problem:${code}`, title: code, status, detail: more.detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...(more.retryAfter && { 'retry-after': more.retryAfter }) },
  });
}

export function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

import { createHash } from 'node:crypto';
import type { WireChange } from '../api/wire/change.ts';
import type { WireMutation, WireMutationResult } from '../api/wire/mutation.ts';

/**
 * What happens to one request instead of an answer. `cut-after`: the server did its work, and the answer is lost.
 * `hang`: no answer until it is given up; `deaf`: not even then. A function changes the answer of the server, after it
 * did its work.
 */
export type Fault =
  | 'refused'
  | 'cut'
  | 'cut-after'
  | 'portal'
  | 'hang'
  | 'deaf'
  | Response
  | ((answer: Response) => Promise<Response>);

interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  /** The bytes of the body. */
  readonly text: string | null;
  /** By the clock that was given, or 0. */
  readonly atMs: number;
}

/** The client's server in memory: keeps its promises, except where it is told not to. */
export interface ScriptedApi {
  readonly fetch: typeof fetch;
  readonly requests: ScriptedRequest[];
  /** Most requests with mutations that were under way at one time. */
  readonly mostAtOnce: number;
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
  /** The whole request fails so because of one mutation in it; null where it does not. */
  choke: (mutation: WireMutation) => Fault | null;
  /** What a check-in is answered. */
  lease: { leaseExpiresAt: string; order: 'none' | 'wipe' };
  /** Turns of the event loop that an answer takes, so that requests meet under way. */
  turns: number;
  /** What the server answers when it is asked for the words of a document, by its id. */
  readonly texts: Map<string, unknown>;
  epoch: string;
  pageSize: number;
  accessToken: string;
}

/** @param clock the time at the server; without one it stands still */
export function createScriptedApi(clock?: { now(): number }): ScriptedApi {
  const feed: WireChange[] = [];
  const documents = new Map<string, Uint8Array<ArrayBuffer>>();
  const answered = new Map<string, WireMutationResult>();
  const faults: { path: string; fault: Fault }[] = [];
  const startsAt = '2026-03-02T09:00:00Z';
  const timeThere = (): string => (clock ? new Date(clock.now()).toISOString() : startsAt);
  let underWay = 0;
  let mostAtOnce = 0;

  const api: ScriptedApi = {
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const headers = new Headers(init?.headers);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      const path = url.pathname + url.search;
      const text = typeof init?.body === 'string' ? init.body : null;
      api.requests.push({ method: init?.method ?? 'GET', path, headers, body, text, atMs: clock?.now() ?? 0 });
      const fault = faultFor(path, body);
      if (fault === 'refused') throw broken('ECONNREFUSED');
      if (fault === 'cut') throw broken('ECONNRESET');
      if (fault === 'portal')
        return new Response('<html>Welcome!</html>', { headers: { 'content-type': 'text/html' } });
      if (fault === 'deaf') return new Promise(() => {});
      if (fault === 'hang') return givenUp(init?.signal);
      if (fault instanceof Response) return copyOf(fault);
      if (init?.signal?.aborted) throw init.signal.reason;
      const answer = await taking(path, () => respond(url, headers, body));
      if (fault === 'cut-after') throw broken('ECONNRESET');
      if (fault) return fault(answer);
      return answer;
    },
    requests: [],
    get mostAtOnce() {
      return mostAtOnce;
    },
    effects: [],
    publish: change => void feed.push(change),
    addDocument(id, bytes) {
      documents.set(id, new Uint8Array(bytes));
      return createHash('sha256').update(bytes).digest('hex');
    },
    fail: (path, ...planned) => void faults.push(...planned.map(fault => ({ path, fault }))),
    down: null,
    judge: () => null,
    choke: () => null,
    lease: { leaseExpiresAt: startsAt, order: 'none' },
    turns: 0,
    texts: new Map(),
    epoch: 'e1',
    pageSize: 500,
    accessToken: 'good',
  };

  function faultFor(path: string, body: unknown): Fault | null {
    const planned = faults.findIndex(one => path.startsWith(one.path));
    const fault = api.down ?? (planned >= 0 ? faults.splice(planned, 1)[0]?.fault : undefined);
    if (fault !== undefined || path !== '/v1/mutations') return fault ?? null;
    const { mutations: sent } = body as { mutations: WireMutation[] };
    return sent.map(one => api.choke(one)).find(one => one !== null) ?? null;
  }

  async function taking(path: string, work: () => Response): Promise<Response> {
    if (path !== '/v1/mutations') return work();
    underWay++;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    for (let i = 0; i < api.turns; i++) await new Promise(resolve => setImmediate(resolve));
    underWay--;
    return work();
  }

  function respond(url: URL, headers: Headers, body: unknown): Response {
    if (headers.get('authorization') !== `Bearer ${api.accessToken}`) return problem(401, 'unauthorized');
    if (url.pathname.startsWith('/v1/devices/')) return json({ serverTime: timeThere(), ...api.lease });
    if (url.pathname === '/v1/changes') return changes(url.searchParams);
    if (url.pathname === '/v1/mutations') return mutations((body as { mutations: WireMutation[] }).mutations);
    const document = /^\/v1\/documents\/([^/]+)\/content$/.exec(url.pathname);
    if (document) return content(document[1] ?? '', headers);
    const text = /^\/v1\/documents\/([^/]+)\/text$/.exec(url.pathname)?.[1];
    if (text !== undefined && api.texts.has(text)) return json(api.texts.get(text));
    return problem(404, 'not-found');
  }

  function changes(query: URLSearchParams): Response {
    const [epoch, place] = (query.get('cursor') ?? `${api.epoch}/0`).split('/');
    if (epoch !== api.epoch) return problem(410, 'epoch-changed');
    const from = Number(place);
    const to = Math.min(from + Math.min(Number(query.get('limit')), api.pageSize), feed.length);
    const page = { changes: feed.slice(from, to), nextCursor: `${api.epoch}/${to}`, hasMore: to < feed.length };
    return json({ epoch: api.epoch, serverTime: timeThere(), ...page });
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
    return json({ epoch: api.epoch, serverTime: timeThere(), results });
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

/** Not only a clone: whoever gives up the body of one would wait for the other's. */
async function copyOf(answer: Response): Promise<Response> {
  const { status, headers } = answer;
  return new Response(await answer.clone().arrayBuffer(), { status, headers });
}

function givenUp(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('The request was given up.', 'AbortError')));
  });
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

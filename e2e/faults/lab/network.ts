import type { Clock } from '../../../shared/clock.ts';
import type { ModelServer, ServerRequest } from '../server/model-server.ts';
import type { Process } from './process.ts';

/** A request on its way, and where its answer may still be touched. */
export interface Passage {
  readonly number: number;
  readonly path: string;
  readonly request: ServerRequest;
  readonly clock: Clock;
  readonly signal: AbortSignal | null;
  /** Hands the request to the server, and gives its answer. */
  serve(): Promise<Response>;
}

/** What stands between a workstation and the server. Answers, fails, or hands on. */
export type Interference = (passage: Passage) => Promise<Response>;

/** A request as it was seen on the line. */
export interface SeenRequest {
  readonly atMs: number;
  answeredAtMs: number | null;
  readonly process: string;
  readonly method: string;
  readonly path: string;
  status: number | null;
  retryAfterMs: number | null;
  isOver: boolean;
  readonly mutationIds: readonly string[];
}

/** The line of one workstation to the server. */
export interface Network {
  fetchFor(process: Process): typeof fetch;
  interfere: Interference;
  /** Called as a request leaves, as the server has answered, and when half of the body, and all of it, has come. */
  watch: (moment: 'leaves' | 'answered' | 'half' | 'end', passage: Passage) => void;
  readonly seen: SeenRequest[];
}

export function createNetwork(server: ModelServer, clock: Clock): Network {
  let count = 0;
  const network: Network = {
    interfere: passage => passage.serve(),
    watch: () => {},
    seen: [],
    fetchFor(process) {
      const send = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
        const url = new URL(input instanceof Request ? input.url : input);
        const body = typeof init?.body === 'string' ? init.body : null;
        const request = { method: init?.method ?? 'GET', url, headers: new Headers(init?.headers), body };
        const seen = noteOf(request, clock.now(), process.name);
        network.seen.push(seen);
        const passage: Passage = {
          number: ++count,
          path: url.pathname,
          request,
          clock,
          signal: init?.signal ?? null,
          async serve() {
            const answer = server.handle(request);
            network.watch('answered', passage);
            return answer;
          },
        };
        network.watch('leaves', passage);
        passage.signal?.throwIfAborted();
        try {
          const answer = await abortable(network.interfere(passage), passage.signal);
          seen.status = answer.status;
          seen.answeredAtMs = clock.now();
          seen.retryAfterMs = retryAfterOf(answer, clock.now());
          return inHalves(answer, passage, network);
        } finally {
          seen.isOver = true;
        }
      };
      // What a dead program was about to send is not sent.
      return (input, init) => (process.isAlive() ? process.whileAlive(send(input, init)) : new Promise(() => {}));
    },
  };
  return network;
}

function noteOf(request: ServerRequest, atMs: number, process: string): SeenRequest {
  const { method, url, body } = request;
  const mutations =
    body !== null && url.pathname === '/v1/mutations' ? (JSON.parse(body) as { mutations: { id: string }[] }) : null;
  return {
    atMs,
    answeredAtMs: null,
    process,
    method,
    path: url.pathname,
    status: null,
    retryAfterMs: null,
    isOver: false,
    mutationIds: mutations?.mutations.map(one => one.id) ?? [],
  };
}

function retryAfterOf(answer: Response, nowMs: number): number | null {
  const text = answer.headers.get('retry-after');
  if (text === null) return null;
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), 24 * 60 * 60_000);
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new DOMException('The request was stopped', 'AbortError'));
    signal.addEventListener('abort', stop, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop))
      .catch(reject);
  });
}

/** Gives the body in two parts, so that something can happen between them. */
function inHalves(answer: Response, passage: Passage, network: Network): Response {
  const { body } = answer;
  if (!body || answer.headers.get('content-type') === 'text/event-stream') return answer;
  const reader = body.getReader();
  let waiting: Uint8Array | null = null;
  const halves = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (waiting) {
          network.watch('half', passage);
          passage.signal?.throwIfAborted();
          controller.enqueue(waiting);
          waiting = null;
          return;
        }
        const { done, value } = await abortable(reader.read(), passage.signal);
        if (done) {
          network.watch('end', passage);
          return controller.close();
        }
        const middle = value.length >> 1;
        if (middle > 0) {
          waiting = value.subarray(middle);
          controller.enqueue(value.subarray(0, middle));
        } else controller.enqueue(value);
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(halves, { status: answer.status, headers: answer.headers });
}

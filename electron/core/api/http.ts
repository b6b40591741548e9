import type * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { apiFailure, type ApiFailure, type ApiResult } from './api-failure.ts';
import { connectionFailure } from './connection-failure.ts';
import { problemFailure } from './problem-failure.ts';
import { type Answer, BodyError, readJson } from './read-json.ts';
import { freeTraffic, type Traffic } from './traffic.ts';
import { type Patience, watchBody } from './watch-body.ts';

const STALL_MS = 30_000;
/** Eight mebibytes at 50 kB/s: an answer that takes longer is a drip. */
const WHOLE_MS = 3 * 60_000;

interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Relative to the API's address, without a leading slash. */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. The same value gives the same bytes. */
  readonly body?: unknown;
  /** JSON that is sealed already and is sent as it is. */
  readonly sealedBody?: string;
  readonly signal?: AbortSignal;
  /** Longest silence while waiting for the answer or for the next part of its body. */
  readonly stallMs?: number;
  /** Bytes for a document or events without an end: this pace is asked of them, instead of an end. Null: no pace. */
  readonly endless?: Patience['pace'];
}

/** Gives the access token of the signed-in person, and a new one when the server refused it. */
export interface Credentials {
  token(): Promise<ApiResult<string>>;
  renew(refused: string): Promise<ApiResult<string>>;
  /** The server refused a token that had only just been renewed: the person has to sign in. */
  lost(refused: string): Promise<void>;
}

export interface HttpOptions {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Null for calls before sign-in. */
  readonly credentials: Credentials | null;
  readonly appVersion: string;
  /** Shared by all that speak to one server. Without it nothing is held back. */
  readonly traffic?: Traffic;
  /** Called whenever the server gave an answer that only it could give. */
  readonly onContact?: () => void;
}

export interface Http {
  /** Resolves with any 2xx answer. A 401 is tried once more with a renewed token. */
  send(request: HttpRequest): Promise<ApiResult<Answer>>;
  /** Sends and reads a JSON answer that has the promised shape. */
  json<Schema extends z.ZodType>(request: HttpRequest, schema: Schema): Promise<ApiResult<z.infer<Schema>>>;
}

/** One way out to the client's server: bearer token, silence limits, and every failure as a value. */
export function createHttp(options: HttpOptions): Http {
  const { credentials, clock, traffic = freeTraffic } = options;

  const send = async (request: HttpRequest): Promise<ApiResult<Answer>> => {
    if (!credentials) return sendOnce(options, request, null);
    const token = await credentials.token();
    if (!token.ok) return token;
    const first = await sendOnce(options, request, token.value);
    if (first.ok || first.failure.code !== 'signed-out') return first;
    const renewed = await credentials.renew(token.value);
    if (!renewed.ok) return renewed;
    const second = await sendOnce(options, request, renewed.value);
    if (!second.ok && second.failure.code === 'signed-out') await credentials.lost(renewed.value);
    return second;
  };

  return {
    send,
    async json(request, schema) {
      const answer = await send({ ...request, headers: { accept: 'application/json', ...request.headers } });
      if (!answer.ok) return answer;
      let body: unknown;
      try {
        body = await readJson(answer.value, 'application/json');
      } catch (error) {
        return lost(bodyFailure(error, request.signal));
      }
      const parsed = schema.safeParse(body);
      if (!parsed.success) {
        const message = `The server's answer to ${request.path} is not what it promised.`;
        return lost(apiFailure('not-the-server', message).failure);
      }
      traffic.saw(null);
      options.onContact?.();
      return { ok: true, value: parsed.data };
    },
  };

  function lost(failure: ApiFailure): { ok: false; failure: ApiFailure } {
    traffic.saw(failure);
    return { ok: false, failure };
  }

  async function sendOnce(o: HttpOptions, request: HttpRequest, token: string | null): Promise<ApiResult<Answer>> {
    const closed = traffic.closed();
    if (closed) return { ok: false, failure: closed };
    const aborter = new AbortController();
    const stallMs = request.stallMs ?? STALL_MS;
    const stopWatch = clock.after(stallMs, () => aborter.abort());
    const signal = request.signal ? AbortSignal.any([request.signal, aborter.signal]) : aborter.signal;
    try {
      const asked = o.fetch(urlOf(o.baseUrl, request), {
        method: request.method,
        headers: headersOf(o, request, token),
        ...bodyOf(request),
        redirect: 'manual',
        cache: 'no-store',
        signal,
      });
      // A connection that does not even hear that it is given up must not hold us.
      const response = await Promise.race([asked, whenAborted(signal)]);
      const { endless } = request;
      const patience = { stallMs, wholeMs: endless === undefined ? WHOLE_MS : null, pace: endless ?? null };
      const body = response.body && watchBody(response.body, clock, patience, () => aborter.abort());
      const answer: Answer = { status: response.status, headers: response.headers, body };
      if (response.ok) return { ok: true, value: answer };
      return lost(await problemFailure(answer, clock.now()));
    } catch (error) {
      // fetch rejects with TypeError for every broken connection and with AbortError for ours.
      return lost(bodyFailure(error, request.signal));
    } finally {
      stopWatch();
    }
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void =>
      reject(signal.reason instanceof Error ? signal.reason : new Error('The request was given up.'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

function bodyFailure(error: unknown, signal: AbortSignal | undefined): ApiFailure {
  if (signal?.aborted) return apiFailure('cancelled', 'The request was stopped.').failure;
  if (!(error instanceof BodyError)) return connectionFailure(error);
  if (error.kind === 'too-large') return apiFailure('too-large', error.message).failure;
  if (error.kind === 'broken') return apiFailure('offline', 'The connection broke in the middle of an answer.').failure;
  return apiFailure('not-the-server', 'Something between this machine and the server answered instead of it.').failure;
}

function urlOf(baseUrl: string, request: HttpRequest): URL {
  const url = new URL(request.path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  return url;
}

function bodyOf({ body, sealedBody }: HttpRequest): { body?: string } {
  if (sealedBody !== undefined) return { body: sealedBody };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function headersOf(options: HttpOptions, request: HttpRequest, token: string | null): Record<string, string> {
  return {
    'user-agent': `Meridian/${options.appVersion}`,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(request.body === undefined && request.sealedBody === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
}

import type * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { apiFailure, type ApiFailure, type ApiResult } from './api-failure.ts';
import { connectionFailure } from './connection-failure.ts';
import { problemFailure } from './problem-failure.ts';
import { type Answer, BodyError, readJson } from './read-json.ts';
import { watchBody } from './watch-body.ts';

const STALL_MS = 30_000;

interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Relative to the API's address, without a leading slash. */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. The same value gives the same bytes. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Longest silence while waiting for the answer or for the next part of its body. */
  readonly stallMs?: number;
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
  const { credentials, clock } = options;

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
        return { ok: false, failure: bodyFailure(error, request.signal) };
      }
      const parsed = schema.safeParse(body);
      if (!parsed.success) {
        return apiFailure('not-the-server', `The server's answer to ${request.path} is not what it promised.`);
      }
      options.onContact?.();
      return { ok: true, value: parsed.data };
    },
  };

  async function sendOnce(o: HttpOptions, request: HttpRequest, token: string | null): Promise<ApiResult<Answer>> {
    const aborter = new AbortController();
    const stallMs = request.stallMs ?? STALL_MS;
    const stopWatch = clock.after(stallMs, () => aborter.abort());
    try {
      const response = await o.fetch(urlOf(o.baseUrl, request), {
        method: request.method,
        headers: headersOf(o, request, token),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: 'manual',
        cache: 'no-store',
        signal: request.signal ? AbortSignal.any([request.signal, aborter.signal]) : aborter.signal,
      });
      const body = response.body && watchBody(response.body, clock, stallMs, () => aborter.abort());
      const answer: Answer = { status: response.status, headers: response.headers, body };
      if (response.ok) return { ok: true, value: answer };
      return { ok: false, failure: await problemFailure(answer, clock.now()) };
    } catch (error) {
      // fetch rejects with TypeError for every broken connection and with AbortError for ours.
      return { ok: false, failure: bodyFailure(error, request.signal) };
    } finally {
      stopWatch();
    }
  }
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

function headersOf(options: HttpOptions, request: HttpRequest, token: string | null): Record<string, string> {
  return {
    'user-agent': `Meridian/${options.appVersion}`,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
}

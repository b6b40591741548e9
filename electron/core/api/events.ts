import { apiFailure, type ApiResult } from './api-failure.ts';
import { connectionFailure } from './connection-failure.ts';
import { createEventReader, type ServerEvent } from './event-stream.ts';
import type { Http } from './http.ts';

/** The server sends at least a comment every 25 s; after this long without one the connection is dead. */
const SILENCE_MS = 60_000;

/**
 * Listens to the server's events until the connection ends or `signal` stops it. Resolves with the reason; an end
 * without an error is `offline`, because a server that is there keeps the stream open.
 */
export async function listenToEvents(
  http: Http,
  listener: { onOpen(): void; onEvent(event: ServerEvent): void; onAlive(): void },
  signal: AbortSignal,
): Promise<ApiResult<never>> {
  const headers = { accept: 'text/event-stream' };
  const request = { method: 'GET', path: 'v1/events', headers, signal, stallMs: SILENCE_MS, endless: null } as const;
  const answer = await http.send(request);
  if (!answer.ok) return answer;
  const type = answer.value.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream') || !answer.value.body) {
    await answer.value.body?.cancel();
    return apiFailure('not-the-server', 'Something between this machine and the server answered instead of it.');
  }
  listener.onOpen();
  const read = createEventReader();
  const decoder = new TextDecoder();
  try {
    for await (const part of answer.value.body) {
      listener.onAlive();
      for (const event of read(decoder.decode(part, { stream: true }))) listener.onEvent(event);
    }
  } catch (error) {
    // The connection broke, was silent for too long, was stopped by us, or sent an event without end.
    return { ok: false, failure: connectionFailure(error) };
  }
  return apiFailure('offline', 'The server ended its stream of events.');
}

import { listenToEvents } from '../api/events.ts';
import { word } from '../log/loggable.ts';
import { retryDelayMs } from './backoff.ts';
import type { SyncParts } from './sync-parts.ts';

export interface EventListener {
  /** Connects if it is not connected and the last failure is long enough ago. */
  ensure(): void;
  readonly connected: boolean;
}

/** Listens to the server's events while the server answers. `onNews` is called for changes, and when the stream ends. */
export function createEventListener(parts: SyncParts, onNews: () => void): EventListener {
  const { clock, http, log, random, signal, status } = parts;
  let listening = false;
  let connected = false;
  let failures = 0;
  let notBeforeMs = 0;

  const listen = async (): Promise<void> => {
    listening = true;
    const ended = await listenToEvents(
      http,
      {
        onOpen: () => {
          connected = true;
          // What happened between the last pull and now was not announced to anybody.
          onNews();
        },
        onAlive: status.contact,
        onEvent: event => {
          failures = 0;
          if (event.event === 'changes') onNews();
        },
      },
      signal,
    );
    const wasConnected = connected;
    listening = false;
    connected = false;
    if (signal.aborted || ended.ok) return;
    failures++;
    notBeforeMs = clock.now() + 1000 + retryDelayMs(failures, random, ended.failure.retryAfterMs);
    log.info('events-ended', { code: word(ended.failure.code), failures });
    if (wasConnected) onNews();
  };

  return {
    ensure() {
      if (!listening && !signal.aborted && clock.now() >= notBeforeMs) void listen();
    },
    get connected() {
      return connected;
    },
  };
}

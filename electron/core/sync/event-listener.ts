import { listenToEvents } from '../api/events.ts';
import { word } from '../log/loggable.ts';
import { retryDelayMs } from './backoff.ts';
import { createDeadline } from './deadline.ts';
import type { SyncParts } from './sync-parts.ts';

export interface EventListener {
  /** Connects if it is not connected and the last failure is long enough ago. */
  ensure(): void;
  readonly connected: boolean;
}

export interface EventListenerOptions {
  /** There are changes, or the stream ended and there may be some. */
  readonly onNews: () => void;
  /** The server has an order for this workstation, to be had by a check-in. */
  readonly onOrder: () => void;
}

/** Listens to the server's events while the server answers. */
export function createEventListener(parts: SyncParts, { onNews, onOrder }: EventListenerOptions): EventListener {
  const { clock, deviceId, http, log, random, signal, status } = parts;
  let listening = false;
  let connected = false;
  let failures = 0;
  const mayConnect = createDeadline(clock);

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
          if (event.event === 'wipe' && isFor(event.data, deviceId)) onOrder();
        },
      },
      signal,
    );
    const wasConnected = connected;
    listening = false;
    connected = false;
    if (signal.aborted || ended.ok) return;
    failures++;
    mayConnect.set(1000 + retryDelayMs(failures, random, ended.failure.retryAfterMs));
    log.info('events-ended', { code: word(ended.failure.code), failures });
    if (wasConnected) onNews();
  };

  return {
    ensure() {
      if (!listening && !signal.aborted && mayConnect.hasPassed()) void listen();
    },
    get connected() {
      return connected;
    },
  };
}

/** Meant for this workstation, or not understood: a check-in too many does no harm, one too few would. */
function isFor(data: string, deviceId: string): boolean {
  try {
    const said: unknown = JSON.parse(data);
    return !(typeof said === 'object' && said !== null && 'deviceId' in said) || said.deviceId === deviceId;
  } catch {
    // SyntaxError: not JSON.
    return true;
  }
}

import { listenToEvents } from '../api/events.ts';
import { word } from '../log/loggable.ts';
import { retryDelayMs } from './backoff.ts';
import { createDeadline } from './deadline.ts';
import type { SyncParts } from './sync-parts.ts';

export interface EventListener {
  /** Connects if it is not connected and the last failure is long enough ago. */
  ensure(): void;
  /** The server answers again after a trouble: that the stream failed meanwhile says nothing about the stream. */
  lineIsBack(): void;
  readonly connected: boolean;
}

/** A stream that lasted this long worked: the next that ends is a first failure. */
const LASTED_MS = 20_000;

export interface EventListenerOptions {
  /** The server answers: it is worth while to connect. */
  readonly healthy: () => boolean;
  /** There are changes, or the stream ended and there may be some. */
  readonly onNews: () => void;
  /** The server has an order for this workstation, to be had by a check-in. */
  readonly onOrder: () => void;
}

/**
 * Listens to the server's events while the server answers. A stream that ended is opened again by itself, without
 * waiting for the next poll: until then nobody would hear of anything.
 */
export function createEventListener(
  parts: SyncParts,
  { healthy, onNews, onOrder }: EventListenerOptions,
): EventListener {
  const { clock, deviceId, http, log, random, signal, status } = parts;
  let listening = false;
  let connected = false;
  let failures = 0;
  const mayConnect = createDeadline(clock);
  const hasLasted = createDeadline(clock);
  let cancelNext = (): void => {};
  signal.addEventListener('abort', () => cancelNext());

  const listen = async (): Promise<void> => {
    listening = true;
    const ended = await listenToEvents(
      http,
      {
        onOpen: () => {
          connected = true;
          hasLasted.set(LASTED_MS);
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
    failures = wasConnected && hasLasted.hasPassed() ? 1 : failures + 1;
    const waitMs = 1000 + retryDelayMs(failures, random, ended.failure.retryAfterMs);
    mayConnect.set(waitMs);
    cancelNext();
    cancelNext = clock.after(waitMs, () => {
      if (healthy()) ensure();
    });
    log.info('events-ended', { code: word(ended.failure.code), failures });
    if (wasConnected) onNews();
  };

  function ensure(): void {
    if (!listening && !signal.aborted && mayConnect.hasPassed()) void listen();
  }

  return {
    ensure,
    lineIsBack() {
      failures = 0;
      mayConnect.set(0);
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

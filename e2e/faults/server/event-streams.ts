import type { Clock } from '../../../shared/clock.ts';
import type { ServerState } from './server-state.ts';

const PULSE_MS = 25_000;

interface Stream {
  readonly personId: string;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly stopPulse: () => void;
}

/** Tells workstations that there is news, for as long as they listen. */
export interface EventStreams {
  open(personId: string): Response;
  /** Everybody whose feed grew since `before` hears of it. */
  tell(state: ServerState, before: number): void;
  /** The lines break. */
  cut(): void;
}

export function openEventStreams(clock: Clock): EventStreams {
  const streams = new Set<Stream>();
  const encoder = new TextEncoder();
  const end = (stream: Stream): void => {
    streams.delete(stream);
    stream.stopPulse();
  };
  return {
    open(personId) {
      let own: Stream | null = null;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          let stop = (): void => {};
          const pulse = (): void => {
            controller.enqueue(encoder.encode(': here\n\n'));
            stop = clock.after(PULSE_MS, pulse);
          };
          own = { personId, controller, stopPulse: () => stop() };
          streams.add(own);
          pulse();
        },
        cancel() {
          if (own) end(own);
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
    tell(state, before) {
      const concerned = new Set<string>();
      for (let i = state.changes.length - 1; i >= 0; i--) {
        const change = state.changes[i];
        if (!change || change.seq <= before) break;
        concerned.add(change.personId);
      }
      for (const stream of streams) {
        if (concerned.has(stream.personId)) stream.controller.enqueue(encoder.encode('event: changes\ndata: {}\n\n'));
      }
    },
    cut() {
      for (const stream of Array.from(streams)) {
        end(stream);
        stream.controller.error(
          new TypeError('terminated', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) }),
        );
      }
    },
  };
}

import type { Clock } from '../../../shared/clock.ts';

/**
 * Passes a body through unchanged, one chunk for each that is asked for, and calls `onStall` when a chunk that was
 * asked for does not come within `stallMs`. A reader who takes a long time is not a stall.
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  stallMs: number,
  onStall: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const stopWatch = clock.after(stallMs, onStall);
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } finally {
          stopWatch();
        }
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

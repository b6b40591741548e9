import type { Clock } from '../../../shared/clock.ts';

/** How slow a body may be. Only time spent waiting for it counts: a reader who takes long is no fault of the sender. */
export interface Patience {
  /** Longest silence. */
  readonly stallMs: number;
  /** Longest wait for the whole; null where the size is open, as with documents. */
  readonly wholeMs: number | null;
  /** In every so many milliseconds of waiting, at least so many bytes. Null: no pace is asked for. */
  readonly pace: { readonly bytes: number; readonly inMs: number } | null;
}

/**
 * Passes a body through unchanged, one chunk for each that is asked for, and calls `onSlow` when it is slower than
 * `patience` allows: nothing comes, or a drip that would never end.
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  patience: Patience,
  onSlow: () => void,
): ReadableStream<Uint8Array> {
  const { stallMs, wholeMs, pace } = patience;
  const reader = body.getReader();
  let waitedMs = 0;
  let pacedMs = 0;
  let pacedBytes = 0;
  const mayWaitMs = (): number => Math.min(stallMs, wholeMs === null ? Number.POSITIVE_INFINITY : wholeMs - waitedMs);

  const tooSlow = (): boolean => {
    if (!pace || pacedMs < pace.inMs) return false;
    const isSlow = pacedBytes < pace.bytes;
    pacedMs = 0;
    pacedBytes = 0;
    return isSlow;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const sinceMs = clock.now();
        const stopWatch = clock.after(Math.max(0, mayWaitMs()), onSlow);
        try {
          const { done, value } = await reader.read();
          // The wall clock may have been set back meanwhile.
          const tookMs = Math.max(0, clock.now() - sinceMs);
          waitedMs += tookMs;
          pacedMs += tookMs;
          pacedBytes += value?.length ?? 0;
          if (done) controller.close();
          else controller.enqueue(value);
          if (!done && tooSlow()) onSlow();
        } finally {
          stopWatch();
        }
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

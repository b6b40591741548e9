import type { Clock } from '../../../shared/clock.ts';
import type { Followed } from './document-digests.ts';

/** How far back the pace is measured. */
const WINDOW_S = 10;

/** All bytes of documents pass here on their way to the window: counted, and cut off when documents are paused. */
export interface DocumentFlow {
  /** @param followed sees every byte; what it vouches for is added behind the last */
  pass(body: ReadableStream<Uint8Array>, followed?: Followed | null): ReadableStream<Uint8Array>;
  /** Bytes that passed so far. */
  passed(): number;
  /** Over the last seconds; null when nothing came in them. */
  bytesPerSecond(): number | null;
  /** Ends every body that is on its way. The window keeps the whole chunks that came. */
  cut(): void;
}

export function createDocumentFlow(clock: Clock): DocumentFlow {
  const open = new Set<() => void>();
  /** Bytes by second, the newest last. */
  const seconds = new Map<number, number>();
  let total = 0;

  const count = (bytes: number): void => {
    const second = Math.floor(clock.now() / 1000);
    total += bytes;
    seconds.set(second, (seconds.get(second) ?? 0) + bytes);
    for (const old of seconds.keys()) if (old <= second - WINDOW_S) seconds.delete(old);
  };

  return {
    pass(body, followed = null) {
      const reader = body.getReader();
      let end = (): void => {};
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            end = () => {
              open.delete(end);
              controller.error(new Error('Documents are paused'));
              // What is still to come from the network is not even received; how its cancelling ends is nobody's concern.
              reader.cancel().catch(() => {});
            };
            open.add(end);
          },
          async pull(controller) {
            try {
              const { done, value } = await reader.read();
              if (!open.has(end)) return;
              if (done) {
                open.delete(end);
                const voucher = followed?.voucher();
                if (voucher) controller.enqueue(voucher);
                return controller.close();
              }
              count(value.length);
              followed?.update(value);
              controller.enqueue(value);
            } catch {
              // The connection broke. An error would throw away what is still on its way to the window; so the body ends,
              // and the window sees that it is not whole.
              if (open.delete(end)) controller.close();
            }
          },
          async cancel(reason) {
            open.delete(end);
            await reader.cancel(reason);
          },
        },
        { highWaterMark: 0 },
      );
    },
    passed: () => total,
    bytesPerSecond() {
      const now = Math.floor(clock.now() / 1000);
      const recent = [...seconds].filter(([second]) => second > now - WINDOW_S);
      const [first] = recent;
      if (!first) return null;
      const bytes = recent.reduce((sum, [, count]) => sum + count, 0);
      return Math.round(bytes / (now - first[0] + 1));
    },
    cut() {
      for (const end of open) end();
    },
  };
}

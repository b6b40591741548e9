import type { Clock } from '../../shared/clock.ts';
import type { Transport } from '../../shared/rpc/transport.ts';

/** Far above what a page ever sends, far below what would keep this process from anything else. */
const FRAMES_A_SECOND = 1000;
const AT_ONCE = 4000;

/** A pipe that closes when its page sends more than any page of ours would: something else is sending. */
export function limitRate(transport: Transport, clock: Clock, onFlood: () => void): Transport {
  let left = AT_ONCE;
  let countedAtMs = clock.now();
  let isFlooded = false;
  return {
    send: frame => transport.send(frame),
    onClose: listener => transport.onClose(listener),
    close: () => transport.close(),
    onMessage: listener =>
      transport.onMessage(frame => {
        if (isFlooded) return;
        const nowMs = clock.now();
        // A clock that was set back gives nothing, and takes nothing.
        left = Math.min(AT_ONCE, left + (Math.max(0, nowMs - countedAtMs) / 1000) * FRAMES_A_SECOND);
        countedAtMs = nowMs;
        if (left >= 1) {
          left -= 1;
          return listener(frame);
        }
        isFlooded = true;
        onFlood();
        transport.close();
      }),
  };
}

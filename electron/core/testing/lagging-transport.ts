import type { Clock } from '../../../shared/clock.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';

/** A pipe whose frames take their time, each pipe its own, in order: what was sent first may arrive last of all pipes. */
export function laggingTransport(pipe: Transport, clock: Clock, lagMs: () => number): Transport {
  let dueMs = 0;
  return {
    send: frame => {
      dueMs = Math.max(dueMs, clock.now() + lagMs());
      clock.after(dueMs - clock.now(), () => pipe.send(frame));
    },
    onMessage: listener => pipe.onMessage(listener),
    onClose: listener => pipe.onClose(listener),
    close: () => pipe.close(),
  };
}

import type { Transport } from '../../shared/rpc/transport.ts';

/** Says goodbye over a port: the other end is not told otherwise. */
const CLOSE = null;

/** A pipe over one end of a MessageChannel, inside the window. What arrives before the first listener waits. */
export function portTransport(port: MessagePort): Transport {
  const buffer: string[] = [];
  const closeListeners: (() => void)[] = [];
  let listener: ((frame: string) => void) | null = null;
  let closed = false;

  const end = (): void => {
    if (closed) return;
    closed = true;
    port.close();
    for (const tell of closeListeners) tell();
  };
  port.addEventListener('message', (event: MessageEvent<string | typeof CLOSE>) => {
    if (closed) return;
    if (event.data === CLOSE) end();
    else if (listener) listener(event.data);
    else buffer.push(event.data);
  });
  port.addEventListener('close', end);
  port.start();

  return {
    send: frame => {
      if (!closed) port.postMessage(frame);
    },
    onMessage: next => {
      listener = next;
      for (const frame of buffer.splice(0)) next(frame);
    },
    onClose: tell => {
      if (closed) tell();
      else closeListeners.push(tell);
    },
    close: () => {
      if (!closed) port.postMessage(CLOSE);
      end();
    },
  };
}

/** Passes frames both ways, unread. When one ends, so does the other. */
export function joinTransports(left: Transport, right: Transport): void {
  left.onMessage(frame => right.send(frame));
  right.onMessage(frame => left.send(frame));
  left.onClose(() => right.close());
  right.onClose(() => left.close());
}

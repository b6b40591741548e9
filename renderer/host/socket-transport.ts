import type { Transport } from '../../shared/rpc/transport.ts';

/** A pipe over an open WebSocket. Made when the socket opens, so that nothing is ever sent too early. */
export function socketTransport(socket: WebSocket): Transport {
  let listener: ((frame: string) => void) | null = null;
  const buffer: string[] = [];
  const closeListeners: (() => void)[] = [];
  let closed = false;

  socket.addEventListener('message', event => {
    if (typeof event.data !== 'string') return;
    if (listener) listener(event.data);
    else buffer.push(event.data);
  });
  socket.addEventListener('close', () => {
    closed = true;
    for (const tell of closeListeners) tell();
  });

  return {
    send(frame) {
      if (!closed) socket.send(frame);
    },
    onMessage(next) {
      listener = next;
      for (const frame of buffer.splice(0)) next(frame);
    },
    onClose(tell) {
      if (closed) tell();
      else closeListeners.push(tell);
    },
    close() {
      socket.close();
    },
  };
}

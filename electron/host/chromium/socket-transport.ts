import type { WebSocket } from 'ws';
import type { Transport } from '../../../shared/rpc/transport.ts';

/** One end of a WebSocket as a pipe. Works for the accepting side and, in tests, for the connecting one. */
export function socketTransport(socket: WebSocket): Transport {
  let listener: ((frame: string) => void) | null = null;
  const buffer: string[] = [];
  const closeListeners: (() => void)[] = [];
  let closed = false;

  socket.on('message', (data: Buffer, isBinary) => {
    // Every frame of the contract is text; whatever sends bytes is not our window.
    if (isBinary) return socket.close(1003);
    const frame = data.toString('utf8');
    if (listener) listener(frame);
    else buffer.push(frame);
  });
  socket.on('close', () => {
    closed = true;
    for (const closeListener of closeListeners.splice(0)) closeListener();
  });
  // A broken socket is closed right after; the pipe has no other way to fail.
  socket.on('error', () => socket.terminate());

  return {
    send: frame => {
      // As bytes: a string is measured first, and then written into three times the memory that it takes.
      if (socket.readyState === socket.OPEN) socket.send(Buffer.from(frame), { binary: false });
    },
    onMessage: next => {
      listener = next;
      for (const frame of buffer.splice(0)) next(frame);
    },
    onClose: closeListener => {
      if (closed) closeListener();
      else closeListeners.push(closeListener);
    },
    close: () => socket.close(1000),
  };
}

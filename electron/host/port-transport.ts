import type { Transport } from '../../shared/rpc/transport.ts';

/** What a pipe needs of a port: Electron's own has it. */
export interface PortLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** A pipe over one end of a pair of ports. */
export function portTransport(port: PortLike): Transport {
  const closeListeners: (() => void)[] = [];
  let isStarted = false;
  let isClosed = false;
  port.on('close', () => {
    isClosed = true;
    for (const listener of closeListeners.splice(0)) listener();
  });
  return {
    send: frame => {
      if (!isClosed) port.postMessage(frame);
    },
    onMessage: listener => {
      port.on('message', message => {
        // Only text belongs to the contract.
        if (typeof message.data === 'string') listener(message.data);
      });
      // The port itself keeps what came before it was started.
      if (!isStarted) port.start();
      isStarted = true;
    },
    onClose: listener => {
      if (isClosed) listener();
      else closeListeners.push(listener);
    },
    close: () => port.close(),
  };
}

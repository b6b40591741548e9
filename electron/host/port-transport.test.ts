import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type PortLike, portTransport } from './port-transport.ts';
import { describeTransport } from './testing/transport-contract.ts';

/** Electron's ports wrap what comes; Node's give it as it is. */
function wrapping(port: MessagePort): PortLike {
  return {
    postMessage: message => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    on: (event: 'message' | 'close', listener: (message: { data: unknown }) => void) =>
      event === 'close'
        ? port.on('close', () => listener({ data: null }))
        : port.on('message', (data: unknown) => listener({ data })),
  };
}

describeTransport('a pair of ports', () => {
  const { port1, port2 } = new MessageChannel();
  return Promise.resolve([portTransport(wrapping(port1)), portTransport(wrapping(port2))]);
});

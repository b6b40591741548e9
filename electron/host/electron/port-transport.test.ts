import { MessageChannel } from 'node:worker_threads';
import { describeTransport } from '../testing/transport-contract.ts';
import { portTransport } from './port-transport.ts';
import { electronLike } from './testing/fake-electron.ts';

describeTransport('a pair of ports', () => {
  const { port1, port2 } = new MessageChannel();
  return Promise.resolve([portTransport(electronLike(port1)), portTransport(electronLike(port2))]);
});

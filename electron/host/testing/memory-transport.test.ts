import { divideTransport } from '../../../shared/rpc/channels.ts';
import { memoryTransportPair } from '../../../shared/rpc/memory-transport.ts';
import { describeTransport } from './transport-contract.ts';

describeTransport('memory', () => Promise.resolve(memoryTransportPair()));

for (const channel of ['window', 'cache'] as const) {
  describeTransport(`the ${channel} half of a divided pipe`, () => {
    const [left, right] = memoryTransportPair();
    return Promise.resolve([divideTransport(left)[channel], divideTransport(right)[channel]]);
  });
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Transport } from '../../../shared/rpc/transport.ts';
import { describeTransport } from '../testing/transport-contract.ts';
import { socketTransport } from './socket-transport.ts';

async function openSockets(): Promise<{ client: WebSocket; ends: readonly [Transport, Transport] }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const sockets = new WebSocketServer({ server });
  const accepted = once(sockets, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const clientEnd = socketTransport(client);
  await once(client, 'open');
  const [socket] = await accepted;
  return { client, ends: [clientEnd, socketTransport(socket)] };
}

describeTransport('a WebSocket', async () => (await openSockets()).ends);

test('a frame of bytes ends the pipe: our window sends text', async () => {
  const { client, ends } = await openSockets();
  const closed = new Promise<void>(resolve => ends[1].onClose(resolve));
  client.send(Buffer.from('bytes'));
  const [code] = (await once(client, 'close')) as [number];
  await closed;
  expect(code).toBe(1003);
});

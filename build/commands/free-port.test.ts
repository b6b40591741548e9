import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePort } from './free-port.ts';

test('a port in use is said with the flag that chooses another; the same port will do when it is free', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(requireFreePort(port, 'the workstation', '--port')).rejects.toThrow(
    `Port ${port} of this computer is in use, perhaps by another "npm start", so the workstation cannot start. Stop what uses it, or choose another port with --port.`,
  );
  server.close();
  await once(server, 'close');
  await requireFreePort(port, 'the workstation', '--port');
});

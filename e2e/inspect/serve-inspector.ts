import { open, readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listAssets, type Asset } from '../../electron/host/asset.ts';
import { securityHeaders } from '../../electron/host/content-policy.ts';

export interface InspectorServer {
  readonly origin: string;
  /** From now on the page may read this file. Gives its name in the page's address. */
  admit(file: string): string;
  stop(): Promise<void>;
}

/** Serves the inspector's page as the hosts serve the window, the same policy included, and the bytes of admitted files. */
export async function serveInspector(folder: string): Promise<InspectorServer> {
  // Read at once: another run may put a newer build in their place while this one goes on.
  const assets = new Map<string, { headers: Asset['headers']; body: Buffer }>();
  for (const [name, { file, headers }] of await listAssets(folder)) {
    assets.set(name, { headers, body: await readFile(file) });
  }
  const admitted = new Map<string, string>();
  const answer = async (url: URL, response: ServerResponse): Promise<void> => {
    if (url.pathname === '/bytes') {
      const file = admitted.get(url.searchParams.get('file') ?? '');
      const [from, to] = [Number(url.searchParams.get('from')), Number(url.searchParams.get('to'))];
      if (file === undefined || !(from >= 0) || !(to > from)) return refuse(response);
      response.writeHead(200, { ...securityHeaders, 'content-type': 'application/octet-stream' });
      response.end(await readPart(file, from, to));
      return;
    }
    const asset = assets.get(url.pathname);
    if (!asset) return refuse(response);
    response.writeHead(200, { ...securityHeaders, ...asset.headers }).end(asset.body);
  };
  const server = createServer((request, response) => {
    // The page has gone, or the file: the connection is cut, and the page says that it could not read.
    answer(new URL(request.url ?? '/', 'http://127.0.0.1'), response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    admit: file => {
      const name = String(admitted.size + 1);
      admitted.set(name, file);
      return name;
    },
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      // Only now: a connection made in between would be waited for.
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(response: ServerResponse): void {
  response
    .writeHead(404, { ...securityHeaders, 'content-type': 'text/plain' })
    .end('There is nothing at this address.');
}

async function readPart(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { listAssets } from '../../electron/host/asset.ts';

/** What a floor page needs: its files, the feed's pages made beforehand, one document. No policy, no token, no sync. */
export interface FloorServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** What is served besides the folder's files: null when it is none of it. */
export type Extra = (
  path: string,
  query: URLSearchParams,
  body: string,
) => { type: string; body: string | Uint8Array } | null;

/** As the window is served. Only then does a page's clock show less than a tenth of a millisecond. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

/** @param farMs how long every answer takes on its way, as over a long line */
export async function serveFolder(folder: string, extra: Extra = () => null, farMs = 0): Promise<FloorServer> {
  const assets = await listAssets(folder);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    void text(request).then(async asked => {
      if (farMs > 0) await setTimeout(farMs);
      const made = extra(url.pathname, url.searchParams, asked);
      const asset = assets.get(url.pathname);
      if (made) response.writeHead(200, { 'content-type': made.type }).end(made.body);
      else if (asset)
        void readFile(asset.file).then(body => response.writeHead(200, { ...asset.headers, ...ISOLATED }).end(body));
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not_found"}');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import type { Asset } from '../../electron/host/asset.ts';
import { madeBytes, type MadeDocument } from './made-bytes.ts';

/** A client's server that has documents only, and a line that breaks. */
export interface RangeServer {
  readonly url: string;
  /** Bytes that were sent before each cut and asked for again after it. */
  readonly again: readonly number[];
  stop(): Promise<void>;
}

export interface RangeServerOptions {
  readonly documents: readonly MadeDocument[];
  /** The offsets at which the connection breaks, each once, rising. */
  readonly cuts?: readonly number[];
  /** No document is sent before it resolves. */
  readonly ready: Promise<void>;
  /** A page of the bench that fetches them by itself. */
  readonly assets?: ReadonlyMap<string, Asset>;
}

export async function serveRanges({ documents, cuts = [], ready, assets }: RangeServerOptions): Promise<RangeServer> {
  const left = [...cuts];
  const again: number[] = [];
  let sentTo: number | null = null;

  const send = async (response: ServerResponse, document: MadeDocument, from: number): Promise<void> => {
    for (let at = from; at < document.bytes; ) {
      const [cut] = left;
      const bytes = madeBytes(document, at);
      const isCut = cut !== undefined && cut <= at + bytes.length;
      const piece = isCut ? bytes.subarray(0, cut - at) : bytes;
      // Until the system has taken it: what is cut off afterwards has left this program.
      await new Promise<void>((resolve, reject) => response.write(piece, error => (error ? reject(error) : resolve())));
      at += piece.length;
      if (!isCut) continue;
      left.shift();
      sentTo = at;
      response.socket?.destroySoon();
      return;
    }
    response.end();
    await once(response, 'close');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const asset = assets?.get(pathname);
    if (asset) return void response.writeHead(200, asset.headers).end(await readFile(asset.file));
    const id = /^\/v1\/documents\/([^/]+)\/content$/.exec(pathname)?.[1];
    const document = documents.find(one => one.id === id);
    if (!document) return void response.writeHead(404).end();
    const etag = `"${document.id}"`;
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const from = range && request.headers['if-range'] === etag ? Number(range[1]) : 0;
    if (sentTo !== null) again.push(sentTo - from);
    sentTo = null;
    const part = { 'content-range': `bytes ${from}-${document.bytes - 1}/${document.bytes}` };
    const headers = { etag, 'content-type': 'application/pdf', 'content-length': document.bytes - from };
    response.writeHead(from > 0 ? 206 : 200, { ...headers, ...(from > 0 && part) });
    await ready;
    await send(response, document, from);
  };

  const server = createServer((request, response) => {
    // It went away, or was cut off: its next request says where it is.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    again,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

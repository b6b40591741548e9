import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Asset } from '../asset.ts';
import { securityHeaders } from '../content-policy.ts';
import { documentHeaders, parseDocumentUrl } from '../document-url.ts';
import type { DocumentRequest, DocumentResponse } from '../host.ts';
import { paneOf } from '../pane-path.ts';
import { createWindowPass, type WindowPass } from './window-pass.ts';

/** A page of the feed is at most 8 MiB of JSON; nothing larger belongs on the pipe. */
const MAX_FRAME_BYTES = 32 * 1024 * 1024;

export interface LocalServerOptions {
  /** Fixed in use, because IndexedDB belongs to the origin, port included; 0 takes a free one (tests). */
  port: number;
  assets: ReadonlyMap<string, Asset>;
  openDocument: (request: DocumentRequest) => Promise<DocumentResponse>;
  /** `paneId` is null for a window of the program itself. */
  onSocket: (socket: WebSocket, paneId: string | null) => void;
  /** A window was asked for, for this pane. */
  isPane: (id: string) => boolean;
  /** A window came in; the next one needs the token in this URL. */
  onTokenUsed: (nextUrl: string) => void;
}

export interface LocalServer {
  readonly origin: string;
  /** The address that lets the next window in, once. */
  entryUrl(): string;
  stop(): Promise<void>;
}

/**
 * Serves the window on 127.0.0.1. Three checks on everything: the `Host` header (a page of another name that resolves
 * to this address is turned away), the cookie, and for the socket the `Origin`. Rejects with a sentence when the port
 * is taken.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const server = createServer();
  const port = await listen(server, options.port);
  const address = `127.0.0.1:${port}`;
  const origin = `http://${address}`;
  const pass = createWindowPass(port);
  const entryUrl = (): string => `${origin}/?token=${pass.token}`;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.host !== address) return answer(response, 421, 'This is not the address of Meridian.');
    const url = urlOf(request, origin);
    if (!url || request.method !== 'GET') return answer(response, 405, 'Meridian answers no such request.');
    const token = url.pathname === '/' ? url.searchParams.get('token') : null;
    if (token !== null) {
      if (!enter(response, pass, token)) return;
      return options.onTokenUsed(entryUrl());
    }
    if (!pass.admits(request.headers)) {
      return answer(response, 403, 'This address opens only with a new link. Start Meridian again to get one.');
    }
    const document = parseDocumentUrl(url);
    const sending = document
      ? sendDocument(response, document, options.openDocument)
      : sendAsset(response, options.assets.get(url.pathname));
    sending.catch(() => {
      // The window went away, or the source failed half-way: cutting the connection is how HTTP says "not whole".
      response.destroy();
    });
  });

  server.on('upgrade', (request, socket, head) => {
    const { host, origin: from } = request.headers;
    // From here on the socket is ours: a peer that cuts it off half-way must not bring the process down.
    socket.on('error', () => socket.destroy());
    const paneId = paneOf(request.url ?? '', '/rpc');
    const isOurs = paneId === null || (paneId !== undefined && options.isPane(paneId));
    if (host !== address || from !== origin || !isOurs || !pass.admits(request.headers)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, accepted => options.onSocket(accepted, paneId));
  });

  return {
    origin,
    entryUrl,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `port ${port} of this computer is in use, by another Meridian or another program. Close that, or choose another port with --port (what you saved belongs to the port that it was saved under).`
          : `port ${port} of this computer cannot be opened (${error.code ?? error.message}). Choose another with --port.`;
      reject(new Error(`Meridian could not start its window: ${reason}`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  server.removeAllListeners('error');
  return (server.address() as AddressInfo).port;
}

function urlOf(request: IncomingMessage, origin: string): URL | null {
  const path = request.url ?? '';
  const url = URL.canParse(path, origin) ? new URL(path, origin) : null;
  // A target may be a whole URL of another place, or `//other/`; only paths are ours.
  return url?.origin === origin ? url : null;
}

/** Redirects at once, so that a token stays in no address bar and no history. */
function enter(response: ServerResponse, pass: WindowPass, token: string): boolean {
  if (!pass.redeem(token)) {
    answer(response, 403, 'This link was used already. Take the newest one, or start Meridian again.');
    return false;
  }
  response.writeHead(303, { ...securityHeaders, 'set-cookie': pass.setCookie, location: '/' }).end();
  return true;
}

async function sendAsset(response: ServerResponse, asset: Asset | undefined): Promise<void> {
  if (!asset) return answer(response, 404, 'There is nothing at this address.');
  response.writeHead(200, { ...securityHeaders, ...asset.headers });
  await pipeline(createReadStream(asset.file), response);
}

/** The body is pulled: `pipeline` reads on only when the socket has taken what came before, and cancels on a cut. */
async function sendDocument(
  response: ServerResponse,
  request: DocumentRequest,
  open: LocalServerOptions['openDocument'],
): Promise<void> {
  const document = await open(request);
  if (!document.ok) return answer(response, document.status, document.message);
  response.writeHead(200, { ...securityHeaders, ...documentHeaders(document) });
  await pipeline(Readable.fromWeb(document.body), response);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(text);
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../shared/clock.ts';
import { refuse, type Result } from '../../../shared/result.ts';

const PATH = '/callback';
const TIMEOUT_MS = 5 * 60 * 1000;

export interface LoopbackListener {
  readonly redirectUri: string;
  /**
   * Resolves with the address that the browser came back with: once, for the first request that carries `state`.
   * Others are turned away, so that another program cannot end a person's sign-in.
   */
  wait(state: string, signal: AbortSignal): Promise<Result<URL, 'cancelled'>>;
  close(): void;
}

/** Waits for the browser on a free port of this machine (RFC 8252 §7.3), for one answer and five minutes at most. */
export async function openLoopbackListener(clock: Clock): Promise<LoopbackListener> {
  let onRequest = (_url: URL): boolean => false;
  const server = createServer((request, response) => {
    const url = requestUrl(request, origin);
    if (!url) return answer(response, 404, 'Nothing is here.');
    if (!onRequest(url)) return answer(response, 400, 'This is not the sign-in that Meridian waits for.');
    const refused = url.searchParams.has('error');
    answer(
      response,
      200,
      refused ? 'You were not signed in. Go back to Meridian.' : 'You can close this tab and go back to Meridian.',
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    redirectUri: origin + PATH,
    wait: (state, signal) =>
      new Promise(resolve => {
        const stopWaiting = clock.after(TIMEOUT_MS, () =>
          resolve(refuse('cancelled', 'Nobody signed in within five minutes. Press “Sign in” to start again.')),
        );
        const cancel = () => resolve(refuse('cancelled', 'The sign-in was cancelled.'));
        if (signal.aborted) cancel();
        signal.addEventListener('abort', cancel, { once: true });
        onRequest = url => {
          if (url.searchParams.get('state') !== state) return false;
          onRequest = () => false;
          stopWaiting();
          resolve({ ok: true, value: url });
          return true;
        };
      }),
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
}

/** The address asked for, when it is ours: a page that reaches this port under another name is turned away. */
function requestUrl(request: IncomingMessage, origin: string): URL | null {
  const url = URL.parse(request.url ?? '', origin);
  const mine = request.method === 'GET' && url?.origin === origin && url.pathname === PATH;
  return mine && `http://${request.headers.host}` === origin ? url : null;
}

function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Meridian</title><p>${sentence}</p></html>`);
}

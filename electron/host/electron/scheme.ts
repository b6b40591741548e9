import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import type { Asset } from '../asset.ts';
import { securityHeaders } from '../content-policy.ts';
import { documentHeaders, parseDocumentUrl } from '../document-url.ts';
import type { DocumentRequest, DocumentResponse } from '../host.ts';
import type { ElectronModule } from './electron-module.ts';

const SCHEME = 'meridian';
export const ORIGIN = `${SCHEME}://app`;
export const PAGE_URL = `${ORIGIN}/`;

/** Must run before `ready`. Without `standard` and `secure` the window would have no IndexedDB and no crypto. */
export function registerScheme(protocol: ElectronModule['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers the window from the fixed list of assets, and documents from `open`; everything else is refused. */
export function serveScheme(
  session: Session,
  assets: ReadonlyMap<string, Asset>,
  open: (request: DocumentRequest) => Promise<DocumentResponse>,
): void {
  session.protocol.handle(SCHEME, async request => {
    const url = new URL(request.url);
    if (url.host !== 'app' || request.method !== 'GET') return text(405, 'Meridian answers no such request.');
    const documentRequest = parseDocumentUrl(url);
    if (documentRequest) {
      const answer = await open(documentRequest);
      if (!answer.ok) return text(answer.status, answer.message);
      return new Response(answer.body, { headers: { ...securityHeaders, ...documentHeaders(answer) } });
    }
    const asset = assets.get(url.pathname);
    if (!asset) return text(404, 'There is nothing at this address.');
    return new Response(new Uint8Array(await readFile(asset.file)), {
      headers: { ...securityHeaders, ...asset.headers },
    });
  });
}

function text(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

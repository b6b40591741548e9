import { readFile } from 'node:fs/promises';
import type { Asset } from './asset.ts';
import { securityHeaders } from './content-policy.ts';
import { documentHeaders, parseDocumentUrl } from './document-url.ts';
import type { OpenDocument } from './not-served-yet.ts';

export interface Answers {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly open: OpenDocument;
}

/** Answers a window's request from the fixed list of assets, and documents from `open`; everything else is refused. */
export async function answerRequest(request: Request, host: string, { assets, open }: Answers): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== host || request.method !== 'GET') return text(405, 'Meridian answers no such request.');
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
}

function text(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

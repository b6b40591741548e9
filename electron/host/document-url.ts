import type { DocumentRequest, DocumentResponse } from './host.ts';

const PREFIX = '/documents/';
/** `.` and `..` are no ids: on their way to the client's server they would be another address. */
const ID = /^(?!\.{1,2}$)[A-Za-z0-9._:-]{1,128}$/;
/** What may stand in a header: the window's word goes to the client's server as it is. Empty: the server gave none. */
const ETAG = /^(?:(?:W\/)?"[!#-~\u0080-\u00ff]*")?$/;

/** Where the window finds a document's bytes. Relative to its own origin, so that it is the same on both hosts. */
export function documentPath(request: DocumentRequest): string {
  const query = new URLSearchParams({ version: String(request.version), offset: String(request.offset) });
  if (request.etag !== null) query.set('etag', request.etag);
  return `${PREFIX}${encodeURIComponent(request.documentId)}?${query.toString()}`;
}

/** The request that a URL of `documentPath` stands for; null for every other URL. */
export function parseDocumentUrl(url: URL): DocumentRequest | null {
  if (!url.pathname.startsWith(PREFIX)) return null;
  const documentId = decodeSegment(url.pathname.slice(PREFIX.length));
  const version = wholeNumber(url.searchParams.get('version'));
  const offset = wholeNumber(url.searchParams.get('offset'));
  const etag = url.searchParams.get('etag');
  if (documentId === null || version === null || offset === null) return null;
  if (etag !== null && !ETAG.test(etag)) return null;
  return { documentId, version, offset, etag };
}

/**
 * Without `content-length`: of a body that is announced so and ends early the browser throws away what lies between it and
 * the window, which may be more than a chunk. The window knows from the document how long it is, and keeps what came.
 */
export function documentHeaders(response: Extract<DocumentResponse, { ok: true }>): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    ...(response.chain !== undefined && { 'x-chain': response.chain }),
    'x-offset': String(response.offset),
    'x-total': String(response.total),
    etag: response.etag,
    'cache-control': 'no-store',
  };
}

function decodeSegment(segment: string): string | null {
  try {
    const decoded = decodeURIComponent(segment);
    return ID.test(decoded) ? decoded : null;
  } catch {
    // URIError: a stray percent sign.
    return null;
  }
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

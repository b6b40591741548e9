import { unreachable } from '../../../shared/unreachable.ts';
import type { DocumentRequest, DocumentResponse } from '../../host/host.ts';
import type { ApiCode } from '../api/api-failure.ts';
import { openDocumentPart } from '../api/documents.ts';
import type { Http } from '../api/http.ts';
import type { DocumentDigests } from './document-digests.ts';
import type { DocumentFlow } from './document-flow.ts';

/**
 * Answers the window's request for the bytes of a document with the client's own, as they come: nothing is kept here,
 * and no more is asked for than the window takes. With `digests` the last byte is followed by a voucher, unless this is the
 * rest of something whose beginning did not pass here.
 */
export async function openDocument(
  http: Http,
  request: DocumentRequest,
  flow: Pick<DocumentFlow, 'pass'>,
  digests: DocumentDigests | null = null,
): Promise<DocumentResponse> {
  const part = await openDocumentPart(http, request);
  if (!part.ok) return { ok: false, status: statusOf(part.failure.code), message: part.failure.message };
  const { body, ...place } = part.value;
  const followed = digests?.follow(request, place) ?? null;
  return { ok: true, ...place, ...(followed && { chain: followed.chain }), body: flow.pass(body, followed) };
}

function statusOf(code: ApiCode): number {
  switch (code) {
    case 'signed-out':
      return 401;
    case 'forbidden':
      return 403;
    case 'not-found':
    case 'cursor-gone':
      return 404;
    case 'rate-limited':
      return 429;
    case 'offline':
    case 'cancelled':
      return 504;
    case 'not-the-server':
    case 'server-error':
    case 'too-large':
    case 'invalid':
    case 'upgrade-required':
      return 502;
    default:
      return unreachable(code);
  }
}

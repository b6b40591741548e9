import { unreachable } from '../../../shared/unreachable.ts';
import type { DocumentRequest, DocumentResponse } from '../../host/host.ts';
import type { ApiCode } from '../api/api-failure.ts';
import { openDocumentPart } from '../api/documents.ts';
import type { Http } from '../api/http.ts';
import type { DocumentFlow } from './document-flow.ts';

/**
 * Answers the window's request for the bytes of a document with the client's own, as they come: nothing is kept here,
 * and no more is asked for than the window takes.
 */
export async function openDocument(
  http: Http,
  request: DocumentRequest,
  flow: Pick<DocumentFlow, 'pass'>,
): Promise<DocumentResponse> {
  const part = await openDocumentPart(http, request);
  if (part.ok) return { ok: true, ...part.value, body: flow.pass(part.value.body) };
  return { ok: false, status: statusOf(part.failure.code), message: part.failure.message };
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

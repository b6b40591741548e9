import { DocumentText } from '../../../shared/model/document-text.ts';
import { apiFailure, type ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import { WireDocumentText } from './wire/document.ts';

/** The words that the client has of a document version, those of pictures included. Null: it has none. */
export async function readDocumentText(
  http: Http,
  { documentId, version }: { readonly documentId: string; readonly version: number },
): Promise<ApiResult<DocumentText | null>> {
  const path = `v1/documents/${encodeURIComponent(documentId)}/text`;
  const answer = await http.json({ method: 'GET', path, query: { version: String(version) } }, WireDocumentText);
  if (!answer.ok) return answer.failure.code === 'not-found' ? { ok: true, value: null } : answer;
  const turned = DocumentText.safeParse(
    answer.value.pages.map(({ confidence, ...page }) => ({
      ...page,
      confidence: confidence ?? null,
      readBy: 'client',
    })),
  );
  if (!turned.success)
    return apiFailure('not-the-server', 'The words of a document came in a form that cannot be used.');
  return { ok: true, value: turned.data };
}

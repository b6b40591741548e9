import { apiFailure, type ApiResult } from './api-failure.ts';
import type { Http } from './http.ts';
import type { Answer } from './read-json.ts';

/** About a thousand bytes a second. Below it a document only holds the place of another. */
const SLOWEST = { bytes: 64 * 1024, inMs: 60_000 };

export interface DocumentPart {
  /** Where `body` begins: zero when the server sent the whole. */
  readonly offset: number;
  readonly total: number;
  /** Strong ETag, or the empty string when the server gave none: then nothing can be resumed. */
  readonly etag: string;
  readonly body: ReadableStream<Uint8Array>;
}

export interface DocumentPartRequest {
  readonly documentId: string;
  readonly version: number;
  readonly offset: number;
  readonly etag: string | null;
}

/**
 * Opens the bytes of a document version from `offset` on, if the server still has those of `etag`; otherwise from the
 * start. Nothing is buffered: the body is taken from the network as it is read.
 */
export async function openDocumentPart(http: Http, request: DocumentPartRequest): Promise<ApiResult<DocumentPart>> {
  const resume = request.offset > 0 && isStrong(request.etag);
  const answer = await ask(http, request, resume ? request.etag : null);
  if (answer.ok)
    return resume && answer.value.status === 206
      ? partial(answer.value, request.offset, request.etag)
      : whole(answer.value);
  // 416: the part asked for is not there. What is here is of no use, so the whole is asked for.
  if (!resume || answer.failure.code !== 'invalid') return answer;
  const again = await ask(http, request, null);
  return again.ok ? whole(again.value) : again;
}

function ask(http: Http, request: DocumentPartRequest, ifRange: string | null): Promise<ApiResult<Answer>> {
  return http.send({
    method: 'GET',
    path: `v1/documents/${encodeURIComponent(request.documentId)}/content`,
    query: { version: String(request.version) },
    endless: SLOWEST,
    headers: {
      // Offsets count the document's own bytes, so nobody on the way may encode them.
      'accept-encoding': 'identity',
      ...(ifRange !== null && { range: `bytes=${request.offset}-`, 'if-range': ifRange }),
    },
  });
}

async function partial(answer: Answer, offset: number, ifRange: string | null): Promise<ApiResult<DocumentPart>> {
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers.get('content-range') ?? '');
  const [, from, to, total] = (range ?? []).map(Number);
  const isRest = from === offset && total !== undefined && to === total - 1;
  // If-Range was kept only when these are bytes of the same representation.
  if (!isRest || etagOf(answer) !== ifRange || isEncoded(answer) || !answer.body) return strange(answer);
  return { ok: true, value: { offset, total, etag: etagOf(answer), body: answer.body } };
}

async function whole(answer: Answer): Promise<ApiResult<DocumentPart>> {
  const length = answer.headers.get('content-length');
  if (answer.status !== 200 || length === null || !/^\d+$/.test(length)) return strange(answer);
  if (isEncoded(answer) || !isFromServer(answer)) return strange(answer);
  const body = answer.body ?? new ReadableStream<Uint8Array>({ start: controller => controller.close() });
  return { ok: true, value: { offset: 0, total: Number(length), etag: etagOf(answer), body } };
}

async function strange(answer: Answer): Promise<ApiResult<never>> {
  await answer.body?.cancel();
  return apiFailure('not-the-server', 'The document came in a form that the server did not promise.');
}

/** Offsets and lengths would be those of other bytes. */
function isEncoded(answer: Answer): boolean {
  return !['', 'identity'].includes((answer.headers.get('content-encoding') ?? '').trim().toLowerCase());
}

/** A portal answers 200 with a page of its own; it knows neither the version of what it sends nor its digest. */
function isFromServer(answer: Answer): boolean {
  return answer.headers.has('etag') || answer.headers.has('repr-digest');
}

function isStrong(etag: string | null): etag is string {
  return etag !== null && etag.startsWith('"');
}

function etagOf(answer: Answer): string {
  const etag = answer.headers.get('etag');
  return isStrong(etag) ? etag : '';
}

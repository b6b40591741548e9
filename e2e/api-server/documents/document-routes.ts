import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { WireId } from '../../../electron/core/api/wire/id.ts';
import type { Database } from '../database/database.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { parseOr422, ProblemError } from '../http/problem.ts';
import { rankOf } from '../records/record.ts';
import { readBlob } from './blobs.ts';
import { parseRange } from './parse-range.ts';

const Wanted = z.object({
  documentId: WireId,
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

interface StoredFile {
  readonly media_type: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function registerDocuments(app: FastifyInstance, database: Database, authenticate: Authenticate): void {
  app.get<{ Params: { documentId: string } }>('/v1/documents/:documentId/content', async (request, reply) => {
    const file = await findFile(request, request.params.documentId);
    const etag = `"${file.sha256}"`;
    reply.headers({
      etag,
      'accept-ranges': 'bytes',
      'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
      'cache-control': 'private, no-store',
      // Should somebody open the address in a browser: nothing in a client's document may run there.
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const condition = request.headers['if-range'];
    const range = parseRange(
      condition === undefined || condition === etag ? request.headers.range : undefined,
      file.bytes,
    );
    if (range.kind === 'unsatisfiable') {
      reply.removeHeader('etag').removeHeader('repr-digest').removeHeader('content-disposition');
      const problem = new ProblemError(
        'too-large',
        `The document has ${file.bytes} bytes; the range begins after them.`,
        {
          headers: { 'content-range': `bytes */${file.bytes}` },
        },
      );
      throw Object.assign(problem, { problem: { ...problem.problem, status: 416, title: 'The range is not there' } });
    }
    const { start, end } = range.kind === 'part' ? range : { start: 0, end: file.bytes };
    if (range.kind === 'part') reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${file.bytes}`);
    return sendBytes(reply, file, start, end);
  });

  app.get<{ Params: { documentId: string } }>('/v1/documents/:documentId/text', async (request, _reply) => {
    await findFile(request, request.params.documentId);
    throw new ProblemError('not-found', 'The client has no text of this document. Use the document itself.');
  });

  async function findFile(request: FastifyRequest, documentId: string): Promise<StoredFile> {
    const person = await authenticate(request);
    const query = request.query as { version?: unknown };
    const wanted = parseOr422(Wanted, { documentId, version: query.version }, 'address');
    const [file] = await database.query<StoredFile>(
      // A superseded version stays readable for whoever has the document: judgments cite it.
      `select file.media_type, file.sha256, blob.bytes from document_files file
         join blobs blob using (sha256)
         join visible on visible.person_id = $3 and visible.rank = $4 and visible.object_id = file.document_id
        where file.document_id = $1 and file.version = $2`,
      [wanted.documentId, wanted.version, person.id, rankOf('document')],
    );
    if (file) return file;
    throw new ProblemError('not-found', `There is no version ${wanted.version} of the document for you.`);
  }

  function sendBytes(reply: FastifyReply, file: StoredFile, start: number, end: number): FastifyReply {
    return reply
      .type(file.media_type)
      .header('content-length', end - start)
      .send(Readable.from(readBlob(database, file.sha256, start, end)));
  }
}

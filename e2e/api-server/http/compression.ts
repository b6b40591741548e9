import { promisify } from 'node:util';
import { brotliDecompress, gunzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

const zip = promisify(gzip);
const unzip = { gzip: promisify(gunzip), br: promisify(brotliDecompress) };

/** Below this many characters gzip costs more than it saves. */
const WORTH_IT = 1400;

/** Sends text, gzip-encoded when the caller understands that and it is worth it. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
): Promise<FastifyReply> {
  reply.type(type).header('vary', 'accept, accept-encoding').header('cache-control', 'no-store');
  if (text.length < WORTH_IT || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text);
  // Level 4: on JSON nearly as small as 6, in half the time.
  return reply.header('content-encoding', 'gzip').send(await zip(text, { level: 4 }));
}

/** Reads JSON bodies, plain or compressed; `limit` bytes, counted after unpacking, so that a small bomb stays small. */
export function registerJsonBodies(app: FastifyInstance, limit: number): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: limit },
    async (request: FastifyRequest, body: Buffer) => {
      const text = (await unpack(request.headers['content-encoding'] ?? 'identity', body, limit)).toString('utf8');
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw new ProblemError('invalid', 'The body is not JSON.');
      }
    },
  );
}

async function unpack(encoding: string, body: Buffer, limit: number): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'br') {
    throw new ProblemError('invalid', `The body is encoded as ${encoding}; the API reads gzip and br.`);
  }
  try {
    return await unzip[encoding](body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError('too-large', `The body is larger than ${limit} bytes.`);
    throw new ProblemError('invalid', `The body is not what ${encoding} makes.`);
  }
}

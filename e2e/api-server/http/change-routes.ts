import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { Database } from '../database/database.ts';
import { readFeed } from '../records/read-feed.ts';
import type { Authenticate } from './authenticate.ts';
import { sendText } from './compression.ts';
import { parseOr422, ProblemError } from './problem.ts';

const Asked = z.object({
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
});

export function registerChanges(
  app: FastifyInstance,
  {
    database,
    authenticate,
    epoch,
    clock,
  }: { database: Database; authenticate: Authenticate; epoch: string; clock: Clock },
): void {
  app.get('/v1/changes', async (request, reply) => {
    const person = await authenticate(request);
    const { cursor, limit } = parseOr422(Asked, request.query, 'query');
    const read = await readFeed(database, person.id, cursor, limit);
    if (!read.ok) throw new ProblemError(read.failure.code, read.failure.message);
    const { lines, nextCursor, hasMore } = read.value;
    const end = { epoch, nextCursor, hasMore, serverTime: new Date(clock.now()).toISOString() };
    if ((request.headers.accept ?? '').includes('application/x-ndjson')) {
      const pageLine = JSON.stringify({ kind: 'page', ...end, count: lines.length });
      return sendText(request, reply, 'application/x-ndjson', `${[...lines, pageLine].join('\n')}\n`);
    }
    const text = `${JSON.stringify(end).slice(0, -1)},"changes":[${lines.join(',')}]}`;
    return sendText(request, reply, 'application/json', text);
  });
}

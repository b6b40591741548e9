import type { FastifyInstance } from 'fastify';
import { unreachable } from '../../../shared/unreachable.ts';
import type { Authenticate } from './authenticate.ts';
import type { Notifier, ServerEvent } from './notifier.ts';

/** The contract asks for a comment at least every 25 s; proxies like it shorter. */
const COMMENT_EVERY_MS = 20_000;

export function registerEvents(
  app: FastifyInstance,
  { authenticate, notifier, epoch }: { authenticate: Authenticate; notifier: Notifier; epoch: string },
): void {
  app.get('/v1/events', async (request, reply) => {
    const person = await authenticate(request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stop = notifier.listen(person.id, event => stream.write(eventText(event, epoch)));
    const comments = setInterval(() => stream.write(': still here\n\n'), COMMENT_EVERY_MS);
    stream.on('close', () => {
      clearInterval(comments);
      stop();
    });
    // Something may have changed between the last pull and now: the first event closes that gap.
    stream.write(eventText({ type: 'changes' }, epoch));
  });
}

function eventText(event: ServerEvent, epoch: string): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(dataOf(event, epoch))}\n\n`;
}

function dataOf(event: ServerEvent, epoch: string): unknown {
  switch (event.type) {
    case 'changes':
      return { epoch };
    case 'wipe':
      return { deviceId: event.deviceId };
    case 'message':
      return event.note;
    default:
      return unreachable(event);
  }
}

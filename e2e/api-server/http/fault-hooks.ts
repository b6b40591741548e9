import { Transform } from 'node:stream';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, FaultPlace, Faults } from '../faults.ts';
import { ProblemError } from './problem.ts';

/** Lets the faults that tests ask for strike: around the handlers, which know nothing of them. */
export function registerFaults(app: FastifyInstance, faults: Faults): void {
  const struck = new WeakMap<FastifyRequest, Fault>();

  app.addHook('onRequest', async request => {
    const [, place] = /^\/v1\/([a-z]+)/.exec(request.url) ?? [];
    const fault = place === undefined ? null : faults.take(place as FaultPlace, request.url);
    if (fault === null) return;
    struck.set(request, fault);
    if (fault.kind === 'hold-before') await fault.released;
    if (fault.kind === 'unavailable') {
      throw new ProblemError('unavailable', 'The server is being looked after. It will be back.', {
        headers: { 'retry-after': String(fault.retryAfterSeconds) },
      });
    }
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = struck.get(request);
    if (fault?.kind === 'hold') await fault.released;
    if (fault?.kind === 'cut-after-commit') request.raw.socket.destroy();
    if (fault?.kind === 'damage' && payload instanceof Readable) return payload.pipe(damaging());
    if (fault?.kind === 'cut-midway') return cutMidway(payload, request, reply);
    return payload;
  });
}

function damaging(): Transform {
  let isFirst = true;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const sent = Buffer.from(chunk);
      if (isFirst) sent.writeUInt8(sent.readUInt8(0) ^ 1, 0);
      isFirst = false;
      done(null, sent);
    },
  });
}

/** Sends half of the bytes that the header promises, then cuts. */
function cutMidway(payload: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  const { socket } = request.raw;
  const whole = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.from(payload) : Buffer.alloc(0);
  const body = payload instanceof Readable ? payload : Readable.from([whole]);
  let left = Math.ceil(Number(reply.getHeader('content-length') ?? whole.length) / 2);
  const cut = (): void => {
    // What was sent before must have left, or the cut would take it back.
    if (socket.writableLength > 0) setTimeout(cut, 20);
    else socket.destroy();
  };
  return body.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const sent = chunk.subarray(0, left);
        left -= sent.length;
        if (left > 0) {
          done(null, sent);
          return;
        }
        this.push(sent);
        setTimeout(cut, 20);
      },
      flush(done) {
        setTimeout(cut, 20);
        done(new Error('The test asked for the connection to be cut.'));
      },
    }),
  );
}

import { Transform } from 'node:stream';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fault, FaultPlace, Faults } from '../faults.ts';
import { ProblemError } from './problem.ts';

/** Lets the faults that tests ask for strike: around the handlers, which know nothing of them. */
export function registerFaults(app: FastifyInstance, faults: Faults): void {
  const struck = new WeakMap<FastifyRequest, Fault>();

  app.addHook('onRequest', async request => {
    const [, place] = /^\/v1\/([a-z]+)/.exec(request.url) ?? [];
    const fault = place === undefined ? null : faults.take(place as FaultPlace);
    if (fault === null) return;
    struck.set(request, fault);
    if (fault.kind === 'hold-before') await fault.released;
    if (fault.kind === 'unavailable') {
      throw new ProblemError('unavailable', 'The server is being looked after. It will be back.', {
        headers: { 'retry-after': String(fault.retryAfterSeconds) },
      });
    }
  });

  app.addHook('onSend', async (request, _reply, payload) => {
    const fault = struck.get(request);
    if (fault?.kind === 'hold') await fault.released;
    if (fault?.kind === 'cut-after-commit') request.raw.socket.destroy();
    if (fault?.kind === 'cut-midway') return cutMidway(payload, request);
    return payload;
  });
}

function cutMidway(payload: unknown, request: FastifyRequest): unknown {
  const socket = request.raw.socket;
  if (!(payload instanceof Readable)) {
    const whole = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : '');
    // A stream, so that the length promised is the whole and the bytes sent are half of it.
    return cutMidway(Readable.from([whole.subarray(0, whole.length / 2), whole.subarray(whole.length / 2)]), request);
  }
  let chunks = 0;
  return payload.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        chunks++;
        // What was sent before must have left, or the cut would take it back.
        if (chunks > 1) return void setTimeout(() => socket.destroy(), 20);
        done(null, chunk.length > 1 ? chunk.subarray(0, chunk.length / 2) : chunk);
        return undefined;
      },
      flush(done) {
        setTimeout(() => socket.destroy(), 20);
        done(new Error('The test asked for the connection to be cut.'));
      },
    }),
  );
}

import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { WireId } from '../../../electron/core/api/wire/id.ts';
import {
  WireMutation,
  type WireMutationAnswer,
  type WireMutationResult,
} from '../../../electron/core/api/wire/mutation.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Database } from '../database/database.ts';
import type { Authenticate } from '../http/authenticate.ts';
import type { Notifier } from '../http/notifier.ts';
import { parseOr422, problem } from '../http/problem.ts';
import type { People } from '../records/people.ts';
import { keyOf } from '../records/record.ts';
import { applyMutation } from './apply-mutation.ts';

const MOST_VERSIONS = 2 ** 31 - 2;

// Ids are stored as text and go into cursors: what cannot be printed has no business in one.
const Batch = z.object({
  deviceId: WireId,
  mutations: z
    .array(
      WireMutation.extend({
        target: z.object({ kind: z.string().regex(/^[a-z-]{1,64}$/), id: z.string().regex(/^[!-~]{1,200}$/) }),
        baseVersion: z.number().int().min(0).max(MOST_VERSIONS).optional(),
      }),
    )
    .min(1)
    .max(500),
});

interface Context {
  readonly database: Database;
  readonly authenticate: Authenticate;
  readonly people: People;
  readonly notifier: Notifier;
  readonly epoch: string;
  readonly clock: Clock;
}

export function registerMutations(app: FastifyInstance, context: Context): void {
  const { database, authenticate, people, notifier, epoch, clock } = context;

  app.post('/v1/mutations', async (request, reply) => {
    const person = await authenticate(request);
    const { deviceId, mutations } = parseOr422(Batch, request.body, 'batch of mutations');
    const results: WireMutationResult[] = [];
    // Targets whose earlier mutation was not applied: the later ones were made on top of it.
    const stuck = new Set<string>();
    for (const mutation of mutations) {
      const target = keyOf(mutation.target);
      if (stuck.has(target)) {
        results.push({
          id: mutation.id,
          status: 'blocked',
          problem: problem('invalid', 'An earlier change of the same thing was not taken. Solve that one first.'),
        });
        continue;
      }
      const { result, concerned, notes } = await applyMutation(
        database,
        people,
        { person, deviceId },
        mutation,
        clock.now(),
      );
      results.push(result);
      if (result.status !== 'applied' && result.status !== 'duplicate') stuck.add(target);
      notifier.tell(concerned, { type: 'changes' });
      for (const note of notes) notifier.tell(note.to ?? [], { type: 'message', note });
    }
    const answer: WireMutationAnswer = { epoch, serverTime: new Date(clock.now()).toISOString(), results };
    return reply.send(answer);
  });
}

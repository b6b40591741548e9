import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { WireId } from '../../../electron/core/api/wire/id.ts';
import type { Database } from '../database/database.ts';
import { faultKinds, type Faults } from '../faults.ts';
import type { Ledger } from '../ledger.ts';
import { readLedger } from '../ledger.ts';
import type { RecoveryKeyPair } from '../recovery-key.ts';
import { parseOr422 } from './problem.ts';

const Asked = z.union([
  z.strictObject({ release: z.literal(true) }),
  z.strictObject({
    at: z.enum(['me', 'devices', 'changes', 'events', 'documents', 'mutations']),
    kind: z.enum(faultKinds),
    retryAfterSeconds: z.number().int().min(0).optional(),
    of: z.string().optional(),
    times: z.number().int().min(1).max(1000).default(1),
  }),
  z.strictObject({ wipe: z.strictObject({ deviceId: WireId }) }),
]);

interface Context {
  readonly database: Database;
  readonly faults: Faults;
  readonly orderWipe: (deviceId: string) => Promise<void>;
  readonly recoveryKey: RecoveryKeyPair;
}

/** For end-to-end tests; only on a server that was started with `--allow-faults`. */
export function registerTestRoutes(app: FastifyInstance, { database, faults, orderWipe, recoveryKey }: Context): void {
  app.post('/__test/faults', async (request, reply) => {
    const asked = parseOr422(Asked, request.body, 'fault');
    if ('release' in asked) faults.release();
    else if ('wipe' in asked) await orderWipe(asked.wipe.deviceId);
    else for (let i = 0; i < asked.times; i++) faults.next(asked.at, asked.kind, asked.retryAfterSeconds, asked.of);
    return reply.code(204).send();
  });

  app.get('/__test/recovery-key', () => recoveryKey.privateJwk);

  app.get('/__test/ledger', (): Promise<Ledger> => readLedger(database));
}

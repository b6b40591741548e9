import type { FastifyInstance } from 'fastify';
import { WireCheckIn, type WireLease } from '../../../electron/core/api/wire/check-in.ts';
import type { WireDiscovery } from '../../../electron/core/api/wire/discovery.ts';
import { WireId } from '../../../electron/core/api/wire/id.ts';
import { WireMe } from '../../../electron/core/api/wire/me.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Database } from '../database/database.ts';
import { deviceShare } from '../device-share.ts';
import { CLIENT_ID, ISSUER_PATH } from '../identity/provider.ts';
import type { People } from '../records/people.ts';
import type { RecoveryKeyPair } from '../recovery-key.ts';
import type { Authenticate } from './authenticate.ts';
import { parseOr422 } from './problem.ts';

const HOUR_MS = 3_600_000;

interface Context {
  readonly database: Database;
  readonly authenticate: Authenticate;
  readonly people: People;
  readonly clock: Clock;
  readonly clientName: string;
  readonly recoveryKey: RecoveryKeyPair;
  /** Where this server is found, once it listens. */
  readonly url: () => string;
}

/** Discovery, who is signed in, and check-in. */
export function registerPerson(app: FastifyInstance, context: Context): void {
  const { database, authenticate, people, clock, clientName, recoveryKey, url } = context;

  app.get(
    '/.well-known/meridian',
    async (): Promise<WireDiscovery> => ({
      apiVersion: '1.0.0',
      name: clientName,
      issuer: `${url()}${ISSUER_PATH}`,
      clientId: CLIENT_ID,
      features: ['events', ...((await hasSuggestions(database)) ? ['suggestions'] : [])],
      recoveryKey: { ...recoveryKey.publicJwk },
    }),
  );

  app.get('/v1/me', async (request, reply) => {
    const person = await authenticate(request);
    const team = person.team.flatMap(id => {
      const member = people.find(id);
      return member ? [{ id, name: member.name, roles: member.roles }] : [];
    });
    return reply.send(WireMe.parse({ ...person, team }));
  });

  app.put<{ Params: { deviceId: string } }>('/v1/devices/:deviceId', async (request, reply) => {
    const person = await authenticate(request);
    const deviceId = parseOr422(WireId, request.params.deviceId, 'device id');
    const checkIn = parseOr422(WireCheckIn, request.body, 'check-in');
    const now = clock.now();
    const leaseExpiresAt = new Date(now + person.workstation.leaseHours * HOUR_MS);
    const [device] = await database.query<{ wipe: boolean }>(
      `insert into devices (id, person_id, check_in, seen_at, lease_expires_at) values ($1, $2, $3, $4, $5)
       on conflict (id, person_id) do update set check_in = excluded.check_in, seen_at = excluded.seen_at,
         lease_expires_at = excluded.lease_expires_at, wipe = devices.wipe and not $6::boolean
       returning wipe`,
      [deviceId, person.id, JSON.stringify(checkIn), new Date(now), leaseExpiresAt, checkIn.wiped ?? false],
    );
    const lease: WireLease = {
      leaseExpiresAt: leaseExpiresAt.toISOString(),
      serverTime: new Date(now).toISOString(),
      order: device?.wipe ? 'wipe' : 'none',
      share: await deviceShare(database, person.id, deviceId),
    };
    return reply.send(lease);
  });
}

/** Whether a process of the client lets a machine suggest answers: `x-suggestions` on the schema of its form. */
async function hasSuggestions(database: Database): Promise<boolean> {
  const found = await database.query(
    `select 1 from object_versions
      where kind = 'process' and value::jsonb #> '{form,schema,x-suggestions}' is not null limit 1`,
  );
  return found.length > 0;
}

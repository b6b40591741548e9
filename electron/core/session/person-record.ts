import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DeviceId, Instant } from '../../../shared/model/ids.ts';
import { Me } from '../../../shared/model/person.ts';
import type { SecretStore } from '../../host/host.ts';
import { serially } from '../serially.ts';

/** What this machine remembers of one person, so that they go on working after a restart without a network. */
export const PersonRecord = z.object({
  form: z.literal(1),
  apiUrl: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  features: z.array(z.string()),
  subject: z.string(),
  me: Me,
  /** One device for each person on each machine, so that the numbering of mutations is theirs alone. */
  deviceId: DeviceId,
  /** Null after sign-out, or when the server ended the session. */
  refreshToken: z.string().nullable(),
  /** It was presented and no answer is known: the program was killed, or the line broke. */
  renewalUnanswered: z.boolean().default(false),
  /** Why there is no token any more, where that is known. */
  endedBecause: z.literal('renewal-cut').nullable().default(null),
  /** The PIN was not readable when the keys were renewed, and is gone. Until there is another. */
  pinIsLost: z.boolean().default(false),
  /** Until when the store stays readable without contact; null before the first contact. */
  leaseExpiresAt: Instant.nullable().default(null),
  /** The order to wipe came while the desk was locked: it is carried out as soon as there is a key to rescue with. */
  wipeOrdered: z.boolean().default(false),
  /** The client's public JWK for work that must outlive its keys; null when it has published none. */
  recoveryKey: z.record(z.string(), z.unknown()).nullable().default(null),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

/** The person's name among this machine's secrets. */
export function personKeyOf(person: { issuer: string; subject: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([person.issuer, person.subject]))
    .digest('hex')
    .slice(0, 32);
}

/** Keeps person records among the machine's secrets, and which person was last at work. */
export interface PersonRecords {
  active(): Promise<PersonRecord | null>;
  setActive(personKey: string | null): Promise<void>;
  read(personKey: string): Promise<PersonRecord | null>;
  /** Writes are done in the order in which they were asked for, however long the secret store takes over each. */
  write(record: PersonRecord): Promise<void>;
  /** The person was never here. Their record is not read first: what cannot be read must go as well. */
  forget(personKey: string): Promise<void>;
}

export function createPersonRecords(secrets: SecretStore): PersonRecords {
  const inTurn = serially();
  const read = async (personKey: string): Promise<PersonRecord | null> => {
    const text = await secrets.get(`person.${personKey}`);
    return text === null ? null : parseRecord(text);
  };
  return {
    read,
    async active() {
      const personKey = await secrets.get('active-person');
      return personKey === null ? null : read(personKey);
    },
    setActive: personKey =>
      personKey === null ? secrets.delete('active-person') : secrets.set('active-person', personKey),
    write: record => inTurn(() => secrets.set(`person.${personKeyOf(record)}`, JSON.stringify(record))),
    forget: personKey =>
      inTurn(async () => {
        await secrets.delete(`person.${personKey}`);
        if ((await secrets.get('active-person')) === personKey) await secrets.delete('active-person');
      }),
  };
}

/** A record of another form, or one that was tampered with, is as good as none: the person signs in again. */
function parseRecord(text: string): PersonRecord | null {
  try {
    return PersonRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // SyntaxError: the secret store gave back something that we did not write.
    return null;
  }
}

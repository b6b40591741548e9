import { createHash } from 'node:crypto';
import * as z from 'zod';
import { DeviceId } from '../../../shared/model/ids.ts';
import { Me } from '../../../shared/model/person.ts';
import type { SecretStore } from '../../host/host.ts';

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
  write(record: PersonRecord): Promise<void>;
}

export function createPersonRecords(secrets: SecretStore): PersonRecords {
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
    write: record => secrets.set(`person.${personKeyOf(record)}`, JSON.stringify(record)),
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

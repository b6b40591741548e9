import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { journalKeyOf } from '../journal/journal-key.ts';
import { guardedSecrets } from '../vault/guarded-secrets.ts';
import { createVaults } from '../vault/vault.ts';
import type { SessionOptions } from './context.ts';
import { openKeptTime } from './kept-time.ts';
import { createPersonRecords } from './person-record.ts';
import { createSession, type Session } from './session.ts';
import { createWipes, type WipeIntent, type Wipes } from './wipe.ts';
import type { Host } from '../../host/host.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';

export interface StartSessionOptions
  extends Pick<SessionOptions, 'apiUrl' | 'clock' | 'monotonic' | 'log' | 'fetch' | 'beforeLock' | 'note'> {
  readonly host: Host;
  readonly policy: MachinePolicy;
  readonly rescue: (intent: WipeIntent) => Promise<number>;
  /** Where the journal of a store lies. */
  readonly journalFolder: (storeName: string) => string;
  /** Where the keys of a store lie. */
  readonly ringFolder: (storeName: string) => string;
  /** For the audit trail: the wall clock is wrong by so much. */
  readonly onWrongClock?: (behindMs: number) => void;
}

export interface StartedSession {
  readonly session: Session;
  readonly wipes: Wipes;
  /** The client's time in milliseconds, as far as it is known. */
  readonly now: () => number;
  /** When the server last said what time it is, by its clock, also before this start; null before the first contact. */
  readonly lastContactAt: () => string | null;
}

/** Wires the session with what it stands on: the guarded secrets, the vaults, the kept time and the wipes. */
export async function startSession(options: StartSessionOptions): Promise<StartedSession> {
  const { host, policy, log } = options;
  const secrets = guardedSecrets(host.secrets, policy);
  const time = await openKeptTime({ ...options, secrets });
  const vaults = createVaults({ secrets, now: time.now });
  const records = createPersonRecords(secrets);
  const deleteFiles = async (storeName: string): Promise<void> => {
    await rm(options.journalFolder(storeName), { recursive: true, force: true });
    await rm(options.ringFolder(storeName), { recursive: true, force: true });
    // Lines of the log name nobody, but when somebody worked is theirs too.
    await log.flush();
    await rm(join(host.dataFolder, 'logs'), { recursive: true, force: true });
  };
  const wipes = createWipes({ ...options, secrets, vaults, records, deleteFiles });
  const session = createSession({ ...options, records, time, vaults, wipes, journalKeyOf });
  const lastContactAt = (): string | null => {
    const { heardMs } = time.state();
    return heardMs === null ? null : new Date(heardMs).toISOString();
  };
  return { session, wipes, now: () => time.now(), lastContactAt };
}

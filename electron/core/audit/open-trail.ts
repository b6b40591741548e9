import type { Clock } from '../../../shared/clock.ts';
import type { SecretStore } from '../../host/host.ts';
import type { Log } from '../log/log.ts';
import type { LogFiles } from '../sealed-log/log-files.ts';
import { openSealedLog } from '../sealed-log/sealed-log.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { writeTrail } from './trail-file.ts';
import { trailSecrets } from './trail-identity.ts';

export interface OpenTrailOptions {
  /** A folder of its own; each installation key has a folder in it. */
  readonly filesIn: (folder: string) => LogFiles;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's time as RFC 3339, as far as it is known. */
  readonly serverNow: () => string | null;
}

/** The trail of this installation, open. */
export interface OpenTrail extends AuditTrail {
  /** Signed newline-delimited JSON, and how many entries it has. */
  exported(): { readonly text: string; readonly entries: number };
  close(): Promise<void>;
}

/** Opens the trail, or begins one. Rejects when the secrets or the folder cannot be read. */
export async function openTrail({ filesIn, secrets, clock, log, serverNow }: OpenTrailOptions): Promise<OpenTrail> {
  const identity = await trailSecrets(secrets);
  const kept: Uint8Array[] = [];
  const sealed = await openSealedLog({
    files: filesIn(identity.machine),
    key: Buffer.from(identity.sealingKey, 'base64'),
    name: 'audit',
    clock,
    // The last words on a full disk are the journal's.
    reserveBytes: 0,
    onRecord: record => kept.push(record),
  });
  const trail = createAuditTrail({ log, clock, entries: sealed, kept, serverNow });
  return {
    ...trail,
    exported() {
      const entries = trail.entries();
      return { text: writeTrail(entries, identity, new Date(clock.now()).toISOString()), entries: entries.length };
    },
    async close() {
      await trail.flush();
      await sealed.close();
    },
  };
}

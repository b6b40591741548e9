import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import { ok } from '../../../shared/result.ts';
import type { Host } from '../../host/host.ts';
import { errorWords } from '../log/loggable.ts';
import type { Log } from '../log/log.ts';
import type { AuditEntry } from './audit-event.ts';
import { createAuditTrail } from './audit-trail.ts';
import { emptyChain } from './chain.ts';
import { openTrail, type OpenTrail } from './open-trail.ts';
import { personOf, sessionEvents } from './session-events.ts';
import { startEvents } from './start-events.ts';
import { createNodeTrailFolders } from './trail-folders.ts';

export interface StartTrailOptions {
  readonly host: Pick<Host, 'dataFolder' | 'secrets'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's time in milliseconds, as far as it is known. */
  readonly serverNow: () => number;
}

/** The trail of this installation, and a listener that writes the session into it. */
export interface StartedTrail extends OpenTrail {
  follow(state: SessionState): void;
}

/**
 * Opens the trail for the life of the program. Where the machine does not let it be kept, work goes on with one that is
 * forgotten: the log says so, and the client sees no head.
 */
export async function startTrail({ host, clock, log, serverNow }: StartTrailOptions): Promise<StartedTrail> {
  const foldersOf = (machine: string) => createNodeTrailFolders(join(host.dataFolder, 'audit'), machine);
  const now = (): string => new Date(serverNow()).toISOString();
  const trail = await openTrail({ foldersOf, secrets: host.secrets, clock, log, serverNow: now }).catch(
    (error: unknown) => {
      // The key store is locked, or the folder belongs to somebody else.
      log.error('audit-not-opened', errorWords(error));
      return unkept(clock, log, now);
    },
  );
  let before: SessionState | null = null;
  return {
    ...trail,
    follow(state) {
      // Who leaves is still the one who does it.
      const person = personOf(state);
      if (person !== null) trail.setPerson(person);
      for (const event of sessionEvents(before, state)) trail.note(event);
      if (state.status === 'signed-out') trail.setPerson(null);
      before = state;
    },
  };
}

function unkept(clock: Clock, log: Log, serverNow: () => string): OpenTrail {
  const append = async (entries: readonly AuditEntry[]) => ok(entries.length);
  const trail = createAuditTrail({ log, clock, entries: { append }, head: emptyChain, serverNow });
  return {
    ...trail,
    noteStart(version, policy) {
      for (const event of startEvents(null, version, policy).events) trail.note(event);
    },
    offer: () => null,
    anchored: () => Promise.resolve(),
    exported: () => Promise.resolve({ bytes: nothing(), entries: 0 }),
    close: () => Promise.resolve(),
  };
}

async function* nothing(): AsyncIterable<Uint8Array> {}

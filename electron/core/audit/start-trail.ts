import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import { refuse } from '../../../shared/result.ts';
import type { Host } from '../../host/host.ts';
import { errorWords } from '../log/loggable.ts';
import type { Log } from '../log/log.ts';
import { createNodeLogFiles } from '../sealed-log/node-log-files.ts';
import { createAuditTrail } from './audit-trail.ts';
import { openTrail, type OpenTrail } from './open-trail.ts';
import { personOf, sessionEvents } from './session-events.ts';

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
 * Opens the trail for the life of the program. Where the machine does not let it be kept, work goes on with one in
 * memory: the log says so, and the client sees heads that lead nowhere.
 */
export async function startTrail({ host, clock, log, serverNow }: StartTrailOptions): Promise<StartedTrail> {
  const filesIn = (name: string) => createNodeLogFiles(join(host.dataFolder, 'audit', name));
  const now = (): string => new Date(serverNow()).toISOString();
  const trail = await openTrail({ filesIn, secrets: host.secrets, clock, log, serverNow: now }).catch(
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
  const append = async () => refuse('denied', 'The audit trail cannot be kept on this machine. Ask IT.');
  const trail = createAuditTrail({ log, clock, entries: { append }, kept: [], serverNow });
  return { ...trail, exported: () => ({ text: '', entries: 0 }), close: () => Promise.resolve() };
}

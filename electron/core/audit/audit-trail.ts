import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../log/log.ts';
import type { AuditEntry, AuditEvent } from './audit-event.ts';
import { type ChainHead, linkOf } from './chain.ts';
import type { TrailLog } from './trail-log.ts';

export interface AuditTrailOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly entries: Pick<TrailLog, 'append'>;
  /** Where the kept entries end. */
  readonly head: ChainHead;
  /** The client's time, as far as it is known. */
  readonly serverNow: () => string | null;
}

/** What happened at this workstation, in a chain in which nothing can be changed unnoticed. */
export interface AuditTrail {
  /** Written down in the background, in this order; nobody waits for it. */
  note(event: AuditEvent): void;
  /** Who sits at the desk from now on. */
  setPerson(personId: string | null): void;
  /** Where what is on the disk ends. */
  head(): ChainHead;
  /** Resolves when everything up to now is on the disk, or has failed. */
  flush(): Promise<void>;
}

/** Goes on where the kept entries end. Only that end is in memory, and what the disk has not taken yet. */
export function createAuditTrail({ clock, log, entries, serverNow, ...options }: AuditTrailOptions): AuditTrail {
  let { head } = options;
  let durable = head;
  let person: string | null = null;
  let waiting: AuditEntry[] = [];
  let running: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    // A turn later, so that what happens together is written together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const written = await entries.append(batch);
      if (!written.ok) {
        // The disk is full: they go first in the next batch, because the chain has no place for a gap.
        log.error('audit-not-written', { entries: batch.length });
        waiting = [...batch, ...waiting];
        return;
      }
      durable = headOf(batch.slice(0, written.value)) ?? durable;
      waiting = [...batch.slice(written.value), ...waiting];
    }
  };
  const flush = (): Promise<void> => {
    running ??= write().finally(() => {
      running = null;
    });
    return running;
  };
  const note = (event: AuditEvent): void => {
    const at = new Date(clock.now()).toISOString();
    const entry = linkOf(head, event, { at, serverAt: serverNow(), by: person });
    head = { count: entry.n, hash: entry.hash };
    waiting.push(entry);
    void flush();
  };

  if (head.count === 0) note({ type: 'trail.begun' });
  return {
    note,
    setPerson(personId) {
      person = personId;
    },
    head: () => durable,
    flush,
  };
}

/** Where these end; null when there are none. */
export function headOf(entries: readonly AuditEntry[]): ChainHead | null {
  const last = entries.at(-1);
  return last ? { count: last.n, hash: last.hash } : null;
}

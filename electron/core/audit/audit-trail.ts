import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../log/log.ts';
import type { SealedLog } from '../sealed-log/sealed-log.ts';
import { AuditEntry, type AuditEvent } from './audit-event.ts';
import { type ChainHead, emptyChain, linkOf } from './chain.ts';

/** Where the entries are kept. */
export type EntryLog = Pick<SealedLog, 'append'>;

export interface AuditTrailOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly entries: EntryLog;
  /** What `entries` held when it was opened, in its order. */
  readonly kept: readonly Uint8Array[];
  /** The client's time, as far as it is known. */
  readonly serverNow: () => string | null;
}

/** What happened at this workstation, in a chain in which nothing can be changed unnoticed. */
export interface AuditTrail {
  /** Written down in the background, in this order; nobody waits for it. */
  note(event: AuditEvent): void;
  /** Who sits at the desk from now on. */
  setPerson(personId: string | null): void;
  /** The hash of the newest entry that is on the disk; null before the first. */
  head(): string | null;
  /** Resolves when everything up to now is on the disk, or has failed. */
  flush(): Promise<void>;
  /** All entries, oldest first. */
  entries(): readonly AuditEntry[];
}

/** Goes on where the kept entries end. A chain that cannot be read to its end is noted in the new entries. */
export function createAuditTrail(options: AuditTrailOptions): AuditTrail {
  const { clock, log } = options;
  const { entries, damaged } = readKept(options.kept);
  let head: ChainHead = headOf(entries);
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
      const written = await options.entries.append(batch.map(entry => new TextEncoder().encode(JSON.stringify(entry))));
      if (!written.ok) {
        // The disk is full: they go first in the next batch, because the chain has no place for a gap.
        log.error('audit-not-written', { entries: batch.length });
        waiting = [...batch, ...waiting];
        return;
      }
      durable = headOf(batch);
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
    const entry = linkOf(head, event, { at, serverAt: options.serverNow(), by: person });
    head = { count: entry.n, hash: entry.hash };
    entries.push(entry);
    waiting.push(entry);
    void flush();
  };

  if (entries.length === 0) note({ type: 'trail.begun' });
  if (damaged > 0) note({ type: 'trail.damaged', count: damaged });
  return {
    note,
    setPerson(personId) {
      person = personId;
    },
    head: () => (durable.count === 0 ? null : durable.hash),
    flush,
    entries: () => entries,
  };
}

function readKept(kept: readonly Uint8Array[]): { entries: AuditEntry[]; damaged: number } {
  const entries: AuditEntry[] = [];
  let damaged = 0;
  for (const bytes of kept) {
    const entry = AuditEntry.safeParse(parsed(bytes));
    if (entry.success) entries.push(entry.data);
    else damaged++;
  }
  return { entries, damaged };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // SyntaxError: not what we wrote; it is counted.
    return undefined;
  }
}

function headOf(entries: readonly AuditEntry[]): ChainHead {
  const last = entries.at(-1);
  return last ? { count: last.n, hash: last.hash } : emptyChain;
}

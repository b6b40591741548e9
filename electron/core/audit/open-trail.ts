import type { Clock } from '../../../shared/clock.ts';
import type { SecretStore } from '../../host/host.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import type { AuditEntry } from './audit-event.ts';
import { type AuditTrail, createAuditTrail, headOf } from './audit-trail.ts';
import { type ChainHead, emptyChain } from './chain.ts';
import { pruneTrail } from './prune-trail.ts';
import { startEvents } from './start-events.ts';
import { openTrailFacts } from './trail-facts.ts';
import { writeTrail } from './trail-file.ts';
import type { TrailFolders } from './trail-folders.ts';
import { trailSecrets } from './trail-identity.ts';
import { openTrailLog, type RecentEntries, type TrailLog } from './trail-log.ts';
import { verifyChain } from './verify-chain.ts';

export interface OpenTrailOptions {
  /** The logs of the installation of this name. */
  readonly foldersOf: (machine: string) => TrailFolders;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's time as RFC 3339, as far as it is known. */
  readonly serverNow: () => string | null;
}

/** An export, in pieces: a trail of years is never whole in memory. */
export interface ExportedTrail {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly entries: number;
}

/** The trail of this installation, open. */
export interface OpenTrail extends AuditTrail {
  /**
   * Writes down that the program started, and what is another than at the start before; then, beside the work, removes
   * what had its time.
   */
  noteStart(version: string, policy: unknown): void;
  /** The hash of the head, to be told to the client's server at a check-in; null before the first entry. */
  offer(): string | null;
  /** The server has heard what was offered last. */
  anchored(): Promise<void>;
  /** Signed newline-delimited JSON of everything up to now. */
  exported(): Promise<ExportedTrail>;
  close(): Promise<void>;
}

/** Opens the trail, or begins one. Rejects when the secrets or the folder cannot be read. */
export async function openTrail(options: OpenTrailOptions): Promise<OpenTrail> {
  const { secrets, clock, log, serverNow } = options;
  const identity = await trailSecrets(secrets);
  const facts = await openTrailFacts(secrets);
  const key = Buffer.from(identity.sealingKey, 'base64');
  const { trailLog, recent } = await openTrailLog({ folders: options.foldersOf(identity.machine), key, clock });
  const head = headOf(recent.entries) ?? emptyChain;
  const trail = createAuditTrail({ log, clock, entries: trailLog, head, serverNow });
  const { note, flush } = trail;
  noteDamage(recent, facts.anchor(), note);
  let offered: ChainHead | null = null;
  let tidying: Promise<void> = Promise.resolve();

  return {
    ...trail,
    noteStart(version, policy) {
      const before = facts.start();
      const { events, start } = startEvents(before, version, policy);
      for (const event of events) note(event);
      const tidy = async (): Promise<void> => {
        if (before?.version !== start.version || before.rules !== start.rules) await facts.keep({ start });
        const nowMs = Date.parse(serverNow() ?? '') || clock.now();
        await pruneTrail({ trailLog, anchor: facts.anchor(), nowMs, note, flush });
      };
      tidying = tidy().catch((error: unknown) =>
        // A key store or a folder that is held, a disk that fails: the next start tries again.
        log.warn('audit-not-tidied', errorWords(error)),
      );
    },
    offer() {
      offered = trail.head();
      return offered.count === 0 ? null : offered.hash;
    },
    async anchored() {
      if (offered && offered.count > (facts.anchor()?.count ?? 0)) await facts.keep({ anchor: offered });
    },
    async exported() {
      await flush();
      const end = trail.head();
      const from = await firstHead(trailLog, end);
      const at = new Date(clock.now()).toISOString();
      const lines = writeTrail(entriesUpTo(trailLog, end.count), identity, { from, end, at });
      return { bytes: bytesOf(lines), entries: end.count - from.count };
    },
    async close() {
      await tidying;
      await flush();
      await trailLog.close();
    },
  };
}

/** What the newest month shows of damage, and an end that the client has seen and that is not here. Each is said once. */
function noteDamage({ entries, unreadable }: RecentEntries, anchor: ChainHead | null, note: AuditTrail['note']): void {
  const [first] = entries;
  const end = headOf(entries) ?? emptyChain;
  const from = first ? { count: first.n - 1, hash: first.previous } : emptyChain;
  const damaged = Math.max(unreadable, verifyChain(entries, end, [], from).length);
  const cut = Math.max(0, (anchor?.count ?? 0) - end.count);
  const said = (detail: string): number =>
    entries.findLast(entry => entry.type === 'trail.damaged' && entry.detail === detail)?.count ?? 0;
  if (damaged > said('entries')) note({ type: 'trail.damaged', detail: 'entries', count: damaged });
  if (cut > 0) note({ type: 'trail.damaged', detail: 'truncated', count: cut });
}

/** Where the entries begin that are still here. */
async function firstHead(trailLog: TrailLog, end: ChainHead): Promise<ChainHead> {
  for (const month of await trailLog.months()) {
    const [first] = await trailLog.read(month);
    if (first) return { count: first.n - 1, hash: first.previous };
  }
  return end;
}

async function* entriesUpTo(trailLog: TrailLog, count: number): AsyncIterable<AuditEntry> {
  for (const month of await trailLog.months()) {
    for (const entry of await trailLog.read(month)) if (entry.n <= count) yield entry;
  }
}

const PIECE_CHARACTERS = 64 * 1024;

async function* bytesOf(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  let piece = '';
  for await (const one of lines) {
    piece += one;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield new TextEncoder().encode(piece);
    piece = '';
  }
  yield new TextEncoder().encode(piece);
}

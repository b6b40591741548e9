import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { CaseId } from '../../../shared/model/ids.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { RingContent, RingKey } from '../../../shared/rpc/keys-contract.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import { failureOf, type LogFailure } from '../sealed-log/log-failure.ts';
import { openSealedLog, type SealedLog } from '../sealed-log/sealed-log.ts';
import { serially } from '../serially.ts';
import type { RingFolders } from './ring-folders.ts';
import { RingKeys } from './ring-keys.ts';
import { readRingRecord, type RingRecord, writeRingRecord } from './ring-record.ts';
import type { KeptRingSecret, RingSecret } from './ring-secret.ts';

/**
 * The keys of one person's store that can be destroyed: one for each case and one for each page of the feed. They lie in
 * a sealed log beside the journal and not in the window's database, which keeps deleted bytes for an unknown time.
 * Destroying keys writes the log anew without them, under a new key, and overwrites the old key in the machine's secrets:
 * whatever of the old log is still on the disk opens no more.
 */
export interface KeyRing {
  all(): RingContent;
  /** One for each of these cases, the one that it has or a new one, and so many for pages; durable when it resolves. */
  make(cases: readonly CaseId[], pages: number): Promise<Result<{ next: number; keys: RingKey[] }, LogFailure>>;
  /** What these keys sealed opens no more. Resolves with what was destroyed; numbers that are not here are left out. */
  destroy(numbers: readonly number[]): Promise<Result<number[], LogFailure>>;
  /** Nobody knows which of two logs counts: close it and open it again. */
  isUncertain(): boolean;
  /** The keys leave memory. */
  close(): Promise<void>;
}

export interface KeyRingOptions {
  readonly folders: RingFolders;
  readonly secret: KeptRingSecret;
  readonly clock: Clock;
  readonly log: Log;
}

const LOG_NAME = 'keyring';
/** Keys in one record of a log that is written anew. */
const KEYS_A_RECORD = 1000;
/** A log of more records takes longer to open than the same keys written anew. */
const MOST_RECORDS = 200;

/** Opens a ring, or begins a new one in place of one that is not whole. Rejects when its folder or secret cannot be read. */
export async function openKeyRing({ folders, secret, clock, log }: KeyRingOptions): Promise<KeyRing> {
  const inTurn = serially();
  const kept = await secret.read();
  const found = kept && (await readRing(kept));
  if (kept && !found) log.warn('keyring-lost');
  const keys = found?.keys ?? new RingKeys();
  const ringId = found ? found.ringId : randomBytes(16).toString('base64url');
  let isUncertain = false;
  let current = found?.current ?? (await writeAnew(kept?.generation ?? 0));
  await removeOthers();

  async function readRing({ ringId: id, generation, key }: RingSecret) {
    const read = new RingKeys();
    let records = 0;
    let isStrange = false;
    const sealed = await openLog(generation, key, bytes => {
      const record = readRingRecord(bytes);
      records++;
      isStrange ||= record === null;
      if (!record) return;
      read.add(record.made);
      read.next = Math.max(read.next, record.next);
    });
    const { damage } = sealed;
    // A torn end was never answered for. Of anything else nobody knows which keys it held.
    const isWhole = records > 0 && !isStrange && damage.records === 0 && damage.segments === 0;
    if (isWhole) return { ringId: id, keys: read, records, current: { generation, sealed } };
    await sealed.close();
    read.wipe();
    return null;
  }

  function openLog(generation: number, key: Buffer, onRecord: (bytes: Buffer) => void): Promise<SealedLog> {
    const files = folders.of(generation);
    return openSealedLog({ files, key, name: LOG_NAME, clock, reserveBytes: 0, onRecord }).finally(() => key.fill(0));
  }

  /** The whole ring under a new key, in a log of its own; the write of the secret switches and destroys the old key. */
  async function writeAnew(before: number): Promise<{ generation: number; sealed: SealedLog }> {
    const generation = Math.max(before, ...(await folders.list())) + 1;
    const key = randomBytes(32);
    const sealed = await openLog(generation, Buffer.from(key), () => {});
    try {
      const written = await sealed.append(recordsOf(keys).map(writeRingRecord));
      if (!written.ok) throw Object.assign(new Error(written.failure.message), { code: CODES[written.failure.code] });
      await folders.sync();
      await switchTo({ ringId, generation, key });
    } catch (error) {
      // The new log may be the one that counts: it stays until that is known.
      await (isUncertain ? sealed.close() : sealed.destroy()).catch(() => {});
      throw error;
    } finally {
      key.fill(0);
    }
    return { generation, sealed };
  }

  /** A secret store that fails may have written all the same: which log counts is then what it says. */
  async function switchTo(next: RingSecret): Promise<void> {
    try {
      await secret.write(next);
    } catch (error) {
      const now = await secret.read().catch(() => undefined);
      now?.key.fill(0);
      if (now?.generation === next.generation) return;
      // Nobody knows: what is written from here on could be lost. The ring is opened again and finds out.
      isUncertain ||= now === undefined;
      log.error('keyring-not-switched', errorWords(error));
      throw Object.assign(new Error('The key store did not take the new key'), { code: 'EIO' });
    }
  }

  async function removeOthers(): Promise<void> {
    try {
      for (const other of await folders.list()) if (other !== current.generation) await folders.remove(other);
    } catch (error) {
      // A file that is held. Its key is gone; it is removed at the next opening.
      log.warn('keyring-left-over', errorWords(error));
    }
  }

  async function replace(): Promise<Result<void, LogFailure>> {
    const { sealed } = current;
    try {
      current = await writeAnew(current.generation);
    } catch (error) {
      return failureOf(error);
    }
    await sealed.destroy().catch(() => {});
    await removeOthers();
    return ok(undefined);
  }

  // Beside whoever reads the keys: only the next start gains by it.
  if (found && found.records > MOST_RECORDS) void inTurn(replace).catch(bug => log.error('bug', errorWords(bug)));

  return {
    all: () => ({ id: ringId, next: keys.next, keys: keys.all() }),
    isUncertain: () => isUncertain,
    make: (cases, pages) =>
      inTurn(async () => {
        if (isUncertain) return uncertain();
        const here = keys.ofCases(cases);
        const fresh = keys.prepare(cases, pages);
        if (fresh.length > 0) {
          const written = await current.sealed.append([writeRingRecord({ next: keys.next, made: fresh })]);
          if (!written.ok) return written;
          keys.add(fresh);
        }
        return ok({ next: keys.next, keys: [...here, ...fresh] });
      }),
    destroy: numbers =>
      inTurn(async () => {
        if (isUncertain) return uncertain();
        const doomed = [...new Set(numbers)].filter(number => keys.has(number));
        if (doomed.length === 0) return ok([]);
        const taken = new Set(doomed);
        const back = keys.all().filter(([number]) => taken.has(number));
        keys.remove(doomed);
        const replaced = await replace();
        if (!replaced.ok) keys.add(back);
        return replaced.ok ? ok(doomed) : replaced;
      }),
    async close() {
      await inTurn(async () => {
        await current.sealed.close();
        keys.wipe();
      });
    },
  };
}

const CODES: Readonly<Record<LogFailure, string>> = { full: 'ENOSPC', denied: 'EACCES', broken: 'EIO' };

/** Never none: a log without a record is one that was lost. */
function recordsOf(keys: RingKeys): RingRecord[] {
  const all = keys.all();
  const groups = Array.from({ length: Math.max(1, Math.ceil(all.length / KEYS_A_RECORD)) }, (_, i) =>
    all.slice(i * KEYS_A_RECORD, (i + 1) * KEYS_A_RECORD),
  );
  return groups.map(made => ({ next: keys.next, made }));
}

function uncertain(): Result<never, LogFailure> {
  return refuse('broken', 'The key store of this computer did not answer. Meridian tries again by itself.');
}

import type { Clock } from '../../../shared/clock.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { FRAME_HEAD_BYTES, openBox } from './frame.ts';
import { createLine } from './line.ts';
import { failureOf, type LogFailure } from './log-failure.ts';
import { errorCode, type LogFiles } from './log-files.ts';
import { type LogDamage, type LiveSegment, type Place, recover } from './recover.ts';
import { removeLog } from './remove-log.ts';
import { createReserve } from './reserve.ts';
import { createRetryingFiles, isPassing, retrying } from './retrying-files.ts';
import type { LogKey } from './segment-header.ts';
import { SegmentWriter } from './segment-writer.ts';

export interface SealedLogOptions {
  readonly files: LogFiles;
  /** 32 bytes. The log keeps a copy and forgets it at its end. */
  readonly key: Uint8Array;
  /** What the log is for. Its segments do not open in a log of another name. */
  readonly name: string;
  readonly clock: Clock;
  readonly segmentBytes?: number;
  /** Kept free for the last words when the disk is full; 0: none. */
  readonly reserveBytes?: number;
  /** Only the newest records are wanted: a log that is never rewritten needs no others to go on. */
  readonly newestOnly?: boolean;
  /** Called while the log is opened, for each record that can be read, in order. */
  readonly onRecord: (record: Buffer, place: Place) => void;
}

/** An append-only log of sealed records that survives a power cut at any moment. */
export interface SealedLog {
  readonly damage: Readonly<LogDamage>;
  /**
   * Resolves when the records are durable. Whoever appends while the disk is busy shares the next sync.
   *
   * @param whenDurable called before anything else happens to the log
   */
  append(records: readonly Uint8Array[], whenDurable?: (places: Place[]) => void): Promise<Result<Place[], LogFailure>>;
  /** The record at a place; null when it can no longer be read. */
  read(place: Place): Promise<Buffer | null>;
  /**
   * Takes these records in place of all that there are. A crash leaves the old ones, or the old and the new, or the
   * new ones. Segments with damage are kept aside, for nobody knows what is in them.
   *
   * @param records asked for when it is the rewrite's turn: what was appended before is durable by then
   * @param whenDurable called before anything else happens to the log
   */
  rewrite(
    records: () => AsyncIterable<Uint8Array>,
    whenDurable?: (places: Place[]) => void,
  ): Promise<Result<Place[], LogFailure>>;
  /** Segments that count, and their bytes. */
  size(): { readonly segments: number; readonly bytes: number };
  close(): Promise<void>;
  /** Closes it and deletes every file of it. */
  destroy(): Promise<void>;
}

export const SEGMENT_BYTES = 4 * 1024 * 1024;
const RESERVE_BYTES = 1024 * 1024;
const REWRITE_GROUP_BYTES = 1024 * 1024;

/** Opens a log and reads it. Rejects with the file system's error when its folder cannot be read. */
export async function openSealedLog(options: SealedLogOptions): Promise<SealedLog> {
  const { clock, segmentBytes = SEGMENT_BYTES, reserveBytes = RESERVE_BYTES } = options;
  const files = createRetryingFiles(options.files, clock);
  const log: LogKey = { key: Buffer.from(options.key), name: options.name };
  const recovered = await recover(files, log, options.onRecord, options.newestOnly === true ? 'newest' : 'all');
  const segments = new Map<string, LiveSegment>(recovered.live.map(one => [one.file, one]));
  for (const name of recovered.dead) await unlessFailing(() => files.remove(name));
  const reserve = createReserve(files, reserveBytes);
  await reserve.make();

  const writer = new SegmentWriter({
    files,
    log,
    segmentBytes,
    nextNumber: recovered.nextNumber,
    last: recovered.last,
    onSegment: (file, header, key) => segments.set(file, { file, header, key, isDamaged: false, bytes: 0 }),
  });

  /** A failed write goes into a new segment: at once, after a lock went away, or with the room of the reserve. */
  const write = async (records: readonly Uint8Array[]): Promise<Place[]> => {
    try {
      return await retrying(clock, () => writer.write(records));
    } catch (error) {
      // A lock that did not go away is not tried again; a full disk only when there is something to release.
      if (isPassing(error) || (errorCode(error) === 'ENOSPC' && !(await reserve.release()))) throw error;
      return await writer.write(records);
    }
  };
  const writeCounting = async (records: readonly Uint8Array[]): Promise<Place[]> => {
    const places = await write(records);
    for (const { file, offset, boxBytes } of places) {
      const segment = segments.get(file);
      if (segment) segments.set(file, { ...segment, bytes: offset + FRAME_HEAD_BYTES + boxBytes });
    }
    return places;
  };
  const line = createLine<Uint8Array, Place>(writeCounting);

  const rewrite = async (
    records: () => AsyncIterable<Uint8Array>,
    whenDurable: ((places: Place[]) => void) | undefined,
  ): Promise<Place[]> => {
    await writer.finish();
    const from = writer.nextNumber;
    const old = [...segments.values()];
    let places: Place[];
    try {
      places = await writeAll(records());
    } catch (error) {
      // The old ones still count. What was copied would only take room, on a disk that may be full.
      const copies = [...segments.values()].filter(({ header }) => header.number >= from);
      for (const { file } of copies) await unlessFailing(() => files.remove(file));
      for (const { file } of copies) segments.delete(file);
      throw error;
    }
    // From here on the old segments may be dead, whenever the power goes, so the copies stay in any case.
    await retrying(clock, () => writer.supersede(from));
    whenDurable?.(places);
    for (const { file, isDamaged } of old) {
      await unlessFailing(() => (isDamaged ? files.rename(file, `${file}.damaged`) : files.remove(file)));
      segments.delete(file);
    }
    await unlessFailing(() => files.syncFolder());
    await reserve.make();
    return places;
  };

  const writeAll = async (records: AsyncIterable<Uint8Array>): Promise<Place[]> => {
    const places: Place[] = [];
    for await (const group of groupsOf(records)) places.push(...(await writeCounting(group)));
    await writer.finish();
    return places;
  };

  const close = async (): Promise<void> => {
    await line.end();
    await writer.finish().catch(() => {
      // A disk that fails at the end: what was told to be durable is.
    });
    log.key.fill(0);
    for (const { key } of segments.values()) key.fill(0);
  };

  return {
    damage: recovered.damage,
    append: (records, whenDurable) => failuresOf(line.add(records, whenDurable)),
    async read({ file, index, offset, boxBytes }) {
      const segment = segments.get(file);
      if (!segment) return null;
      const box = await files.read(file, { offset: offset + FRAME_HEAD_BYTES, length: boxBytes }).catch(noBox);
      if (!box || box.length < boxBytes) return null;
      return openBox(box, segment.key, { logName: log.name, segment: segment.header.number, index });
    },
    rewrite: (records, whenDurable) => failuresOf(line.alone(() => rewrite(records, whenDurable))),
    size() {
      const all = [...segments.values()];
      return { segments: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    close,
    async destroy() {
      await close();
      await removeLog(files);
    },
  };
}

async function* groupsOf(records: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array[]> {
  let group: Uint8Array[] = [];
  let bytes = 0;
  for await (const record of records) {
    group.push(record);
    bytes += record.length;
    if (bytes < REWRITE_GROUP_BYTES) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}

/** The file is gone, or the disk fails. */
function noBox(error: unknown): null {
  if (errorCode(error) === '') throw error;
  return null;
}

/** For tidying: what is left behind counts no more, and is tidied at the next opening. */
async function unlessFailing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // A file that is held, or a disk that fails. The log itself does not depend on it.
    if (errorCode(error) === '') throw error;
  }
}

async function failuresOf<T>(work: Promise<T>): Promise<Result<T, LogFailure>> {
  try {
    return ok(await work);
  } catch (error) {
    return failureOf(error);
  }
}

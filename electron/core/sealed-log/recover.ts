import { errorCode, type LogFiles } from './log-files.ts';
import { type FoundRecord, readSegment } from './read-segment.ts';
import { HEADER_BYTES, type LogKey, readHeader, type SegmentHeader } from './segment-header.ts';
import { numberOfSegment } from './segment-name.ts';

/** What a log could not give back. All zero for a log that only ever ended well. */
export interface LogDamage {
  /** Records that are lost or do not open, as far as they can be counted. */
  records: number;
  /** Segments that are gone, or whose header is not one of this log. */
  segments: number;
  /** Files that are not what their name says, and copies. What is in them was read once. */
  misplaced: number;
  /** Ends of writes that were cut. Nobody was told that these were kept. */
  torn: number;
}

/** Where a record lies, so that it can be read again. */
export interface Place {
  readonly file: string;
  readonly index: number;
  readonly offset: number;
  readonly boxBytes: number;
}

/** A segment that counts. */
export interface LiveSegment {
  readonly file: string;
  readonly header: SegmentHeader;
  readonly key: Buffer;
  readonly isDamaged: boolean;
  readonly bytes: number;
}

export interface Recovered {
  readonly live: readonly LiveSegment[];
  /** Files that count no more: what was rewritten since, and copies. */
  readonly dead: readonly string[];
  readonly damage: LogDamage;
  /** The number for the next segment. */
  readonly nextNumber: number;
  /** The last segment and its records. */
  readonly last: { readonly number: number; readonly count: number };
}

interface Candidate {
  readonly file: string;
  readonly size: number;
  readonly header: SegmentHeader;
  readonly key: Buffer;
}

/**
 * Reads all segments in their order and hands out every record that is undamaged. Changes torn ends only.
 *
 * @param what `newest`: only the newest segment that has a record, and nothing is said of what stands before it
 */
export async function recover(
  files: LogFiles,
  log: LogKey,
  onRecord: (record: Buffer, place: Place) => void,
  what: 'all' | 'newest' = 'all',
): Promise<Recovered> {
  const damage: LogDamage = { records: 0, segments: 0, misplaced: 0, torn: 0 };
  const { candidates, dead, nextNumber, unreadable } = await findSegments(files, log, damage);
  const live: LiveSegment[] = [];
  const counts = new Map<number, number>();
  const damagedIn = new Map<number, number>();
  let last = { number: 0, count: 0 };
  for (const { file, size, header, key } of what === 'all' ? candidates : candidates.toReversed()) {
    const bytes = await files.read(file);
    const scan = readSegment(bytes, { key, logName: log.name, number: header.number });
    for (const record of scan.records) onRecord(record.bytes, placeOf(file, record));
    damagedIn.set(header.number, scan.damaged);
    counts.set(header.number, scan.count);
    if (header.number > last.number) last = { number: header.number, count: scan.count };
    if (bytes.length > scan.end) await cutTornEnd(files, file, bytes, scan.end, damage);
    live.push({ file, header, key, bytes: size, isDamaged: scan.damaged > 0 });
    if (what === 'newest' && scan.records.length > 0) break;
  }
  if (what === 'all') noticeLosses(candidates, counts, unreadable, damage);
  for (const lost of damagedIn.values()) damage.records += lost;
  return { live, dead, damage, nextNumber, last };
}

function placeOf(file: string, { index, offset, boxBytes }: FoundRecord): Place {
  return { file, index, offset, boxBytes };
}

async function findSegments(files: LogFiles, log: LogKey, damage: LogDamage) {
  const found: Candidate[] = [];
  const dead: string[] = [];
  const unreadable = new Set<number>();
  let nextNumber = 1;
  for (const { name, size } of (await files.list()).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const named = numberOfSegment(name);
    if (named === null) continue;
    nextNumber = Math.max(nextNumber, named + 1);
    const read = readHeader(await files.read(name, { offset: 0, length: 4096 }), log);
    if (!read) {
      // Too short for any record: its first write was cut. The rest is left as it lies, it may be another key's.
      if (size < HEADER_BYTES) {
        dead.push(name);
        damage.torn++;
      } else {
        unreadable.add(named);
        damage.segments++;
      }
      continue;
    }
    const { header, key } = read;
    nextNumber = Math.max(nextNumber, header.number + 1);
    if (header.number !== named) damage.misplaced++;
    found.push({ file: name, size, header, key });
  }
  dead.push(...takeCopies(found));
  found.sort((a, b) => a.header.number - b.header.number);
  const from = Math.max(0, ...found.map(({ header }) => header.from));
  dead.push(...found.filter(({ header }) => header.number < from).map(({ file }) => file));
  return { candidates: found.filter(({ header }) => header.number >= from), dead, nextNumber, unreadable };
}

/** Takes out what is there twice, and leaves the one that lies where it belongs. */
function takeCopies(found: Candidate[]): string[] {
  const bySalt = new Map<string, Candidate>();
  const copies: string[] = [];
  for (const one of found) {
    const salt = one.header.salt.toString('base64');
    const other = bySalt.get(salt);
    const isRight = numberOfSegment(one.file) === one.header.number;
    if (other) copies.push(isRight ? other.file : one.file);
    if (!other || isRight) bySalt.set(salt, one);
  }
  const kept = new Set(bySalt.values());
  found.splice(0, found.length, ...found.filter(one => kept.has(one)));
  return copies;
}

/** Each segment says what stood before it: what is not there, or shorter now, was lost. */
function noticeLosses(
  candidates: readonly Candidate[],
  counts: ReadonlyMap<number, number>,
  unreadable: ReadonlySet<number>,
  damage: LogDamage,
): void {
  const from = Math.max(0, ...candidates.map(({ header }) => header.from));
  const noticed = new Set<number>();
  for (const { header } of candidates) {
    const { previous, previousCount } = header;
    if (previous === 0 || previous < from || noticed.has(previous)) continue;
    noticed.add(previous);
    const count = counts.get(previous);
    if (count === undefined && !unreadable.has(previous)) damage.segments++;
    damage.records += Math.max(0, previousCount - (count ?? 0));
  }
}

/** A cut write is kept aside, still sealed, so that the next opening does not count it again. */
async function cutTornEnd(files: LogFiles, file: string, bytes: Buffer, end: number, damage: LogDamage): Promise<void> {
  damage.torn++;
  try {
    const aside = await files.create(`${file}.${end}.torn`);
    try {
      await aside.append(bytes.subarray(end));
      await aside.sync();
    } finally {
      await aside.close();
    }
    await files.truncate(file, end);
  } catch (error) {
    // A full disk, or it was put aside before: what is torn is no record, wherever it lies.
    if (errorCode(error) === 'EEXIST') await files.truncate(file, end).catch(() => {});
  }
}

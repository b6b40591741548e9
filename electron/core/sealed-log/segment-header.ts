import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const MAGIC = Buffer.from('MRDNLOG1', 'latin1');
const SALT_AT = 24;
const TAG_AT = 56;
const COPY_BYTES = 72;

/** Written twice, so that one flipped byte does not cost a segment. */
export const HEADER_BYTES = 2 * COPY_BYTES;

/** What a segment says about itself and about what stood before it. */
export interface SegmentHeader {
  /** Counts up; segments are read in this order. */
  readonly number: number;
  /** Segments with a lower number were rewritten and count no more; 0 when none were. */
  readonly from: number;
  /** The segment that was written before this one and how many records it had, so that a loss is noticed; 0: none. */
  readonly previous: number;
  readonly previousCount: number;
  /** 32 random bytes. Two segments never have a key in common, whatever their number is. */
  readonly salt: Buffer;
}

export interface LogKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** What the log is for. Segments of one log do not open in another. */
  readonly name: string;
}

export function newHeader(fields: Omit<SegmentHeader, 'salt'>): SegmentHeader {
  return { ...fields, salt: randomBytes(32) };
}

export function segmentKey({ key, name }: LogKey, { number, salt }: SegmentHeader): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `meridian sealed log ${name} ${number}`, 32));
}

export function writeHeader(header: SegmentHeader, key: Buffer): Buffer {
  const copy = Buffer.alloc(COPY_BYTES);
  MAGIC.copy(copy);
  copy.writeUInt32LE(header.number, 8);
  copy.writeUInt32LE(header.from, 12);
  copy.writeUInt32LE(header.previous, 16);
  copy.writeUInt32LE(header.previousCount, 20);
  header.salt.copy(copy, SALT_AT);
  tagOf(copy, key).copy(copy, TAG_AT);
  return Buffer.concat([copy, copy]);
}

/** The header and the key of a segment; null when neither copy is one that was made with this log's key. */
export function readHeader(bytes: Buffer, log: LogKey): { header: SegmentHeader; key: Buffer } | null {
  return readCopy(bytes.subarray(0, COPY_BYTES), log) ?? readCopy(bytes.subarray(COPY_BYTES, HEADER_BYTES), log);
}

function readCopy(copy: Buffer, log: LogKey): { header: SegmentHeader; key: Buffer } | null {
  if (copy.length < COPY_BYTES || !copy.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const header: SegmentHeader = {
    number: copy.readUInt32LE(8),
    from: copy.readUInt32LE(12),
    previous: copy.readUInt32LE(16),
    previousCount: copy.readUInt32LE(20),
    salt: Buffer.from(copy.subarray(SALT_AT, TAG_AT)),
  };
  const key = segmentKey(log, header);
  return timingSafeEqual(tagOf(copy, key), copy.subarray(TAG_AT)) ? { header, key } : null;
}

function tagOf(copy: Buffer, key: Buffer): Buffer {
  const tag = createHmac('sha256', key).update(copy.subarray(0, TAG_AT)).digest();
  return tag.subarray(0, COPY_BYTES - TAG_AT);
}

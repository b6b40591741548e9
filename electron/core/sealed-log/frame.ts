import { createCipheriv, createDecipheriv } from 'node:crypto';
import { crc32 } from 'node:zlib';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** Index, length of the box, checksum of both. */
export const FRAME_HEAD_BYTES = 12;
export const SMALLEST_FRAME_BYTES = FRAME_HEAD_BYTES + TAG_BYTES;

/** Where a record belongs. Bound into its seal, so that it cannot be moved, swapped or repeated. */
export interface FramePlace {
  readonly logName: string;
  readonly segment: number;
  /** Counts up from 0 in its segment; also the nonce. */
  readonly index: number;
}

export interface FrameHead {
  readonly index: number;
  readonly boxBytes: number;
}

export function sealFrame(record: Uint8Array, key: Buffer, place: FramePlace): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place.index));
  cipher.setAAD(contextOf(place));
  const text = cipher.update(record);
  cipher.final();
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt32LE(place.index, 0);
  head.writeUInt32LE(text.length + TAG_BYTES, 4);
  head.writeUInt32LE(crc32(head.subarray(0, 8)), 8);
  return Buffer.concat([head, text, cipher.getAuthTag()]);
}

/** The head at `offset`; null when what stands there is none. */
export function readFrameHead(bytes: Buffer, offset: number): FrameHead | null {
  if (offset + FRAME_HEAD_BYTES > bytes.length) return null;
  const boxBytes = bytes.readUInt32LE(offset + 4);
  // Most of what is no head is out of these bounds, which spares the checksum.
  if (boxBytes < TAG_BYTES || offset + FRAME_HEAD_BYTES + boxBytes > bytes.length) return null;
  if (crc32(bytes.subarray(offset, offset + 8)) !== bytes.readUInt32LE(offset + 8)) return null;
  return { index: bytes.readUInt32LE(offset), boxBytes };
}

/** The record in a box; null when it is not what was sealed for this place. */
export function openBox(box: Buffer, key: Buffer, place: FramePlace): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place.index));
  decipher.setAAD(contextOf(place));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    // Not authentic: damaged, moved or made by somebody else.
    return null;
  }
}

/** Unique for a key, because a key belongs to one segment and a segment is written by one run of the program only. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32LE(index, NONCE_BYTES - 4);
  return nonce;
}

function contextOf({ logName, segment, index }: FramePlace): Buffer {
  return Buffer.from(`${logName}/${segment}/${index}`, 'utf8');
}

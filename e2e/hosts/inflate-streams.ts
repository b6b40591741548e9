import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** A packed packet in a packed file is still looked into; what lies deeper nobody made by accident. */
const DEEPEST = 3;
const LARGEST_BYTES = 256 * 1024 * 1024;
/** What inflates to less was no stream but bytes that looked like the beginning of one. */
const SHORTEST_BYTES = 8;

/** What one has to look into: the bytes themselves, and every gzip, zlib and ZIP stream that begins anywhere in them. */
export function* withInflated(content: Buffer, depth = 0): Generator<Buffer> {
  yield content;
  if (depth === DEEPEST) return;
  for (const inside of inflated(content)) yield* withInflated(inside, depth + 1);
}

function* inflated(content: Buffer): Generator<Buffer> {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_BYTES };
  const attempt = (unpack: (rest: Buffer) => Buffer, at: number): Buffer[] => {
    try {
      const whole = unpack(content.subarray(at));
      return whole.length >= SHORTEST_BYTES ? [whole] : [];
    } catch (error) {
      // Bytes that only look like the beginning of a stream. Anything that is too much to look into must be known.
      if (error instanceof RangeError) throw error;
      return [];
    }
  };
  yield* attempt(rest => inflateRawSync(rest, options), 0);
  for (let i = 0; i + 2 < content.length; i++) {
    const byte = content[i];
    if (byte === 0x1f && content[i + 1] === 0x8b && content[i + 2] === 8) {
      yield* attempt(rest => inflateRawSync(rest, options), afterGzipHeader(content, i));
    } else if (byte === 0x78 && content.readUInt16BE(i) % 31 === 0) {
      yield* attempt(rest => inflateSync(rest, options), i);
    } else if (byte === 0x50 && isZipEntry(content, i)) {
      const data = i + 30 + content.readUInt16LE(i + 26) + content.readUInt16LE(i + 28);
      yield* attempt(rest => inflateRawSync(rest, options), data);
    }
  }
}

/** Node's own gunzip refuses a member that is followed by something else. RFC 1952, 2.3. */
function afterGzipHeader(content: Buffer, at: number): number {
  const flags = content[at + 3] ?? 0;
  let next = at + 10;
  if (flags & 4 && next + 2 <= content.length) next += 2 + content.readUInt16LE(next);
  for (const flag of [8, 16]) if (flags & flag) next = content.indexOf(0, next) + 1 || content.length;
  return flags & 2 ? next + 2 : next;
}

/** The header before a deflated file in a ZIP. */
function isZipEntry(content: Buffer, at: number): boolean {
  return at + 30 <= content.length && content.readUInt32BE(at) === 0x50_4b_03_04 && content.readUInt16LE(at + 8) === 8;
}

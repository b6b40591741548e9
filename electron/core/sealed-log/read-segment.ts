import { FRAME_HEAD_BYTES, openBox, readFrameHead, SMALLEST_FRAME_BYTES } from './frame.ts';
import { HEADER_BYTES } from './segment-header.ts';

export interface FoundRecord {
  readonly bytes: Buffer;
  readonly index: number;
  readonly offset: number;
  readonly boxBytes: number;
}

export interface SegmentScan {
  /** In the order in which they were written, whatever order they lie in. */
  readonly records: readonly FoundRecord[];
  /** Records that came before an undamaged one and cannot be read. */
  readonly damaged: number;
  /** One more than the highest index found. */
  readonly count: number;
  /** Where the last undamaged record ends. What comes after it, if anything, is a torn end. */
  readonly end: number;
}

/** Reads what is undamaged in a segment. What is not is skipped, to the next place where a record opens. */
export function readSegment(
  bytes: Buffer,
  { key, logName, number }: { key: Buffer; logName: string; number: number },
): SegmentScan {
  const found = new Map<number, FoundRecord>();
  let count = 0;
  let end = Math.min(HEADER_BYTES, bytes.length);
  for (let offset = end; offset + SMALLEST_FRAME_BYTES <= bytes.length; ) {
    const head = readFrameHead(bytes, offset);
    const box = head && bytes.subarray(offset + FRAME_HEAD_BYTES, offset + FRAME_HEAD_BYTES + head.boxBytes);
    // An index that was found already is a repetition, whoever made it.
    const isNew = head !== null && !found.has(head.index);
    const record = isNew && box ? openBox(box, key, { logName, segment: number, index: head.index }) : null;
    if (!head || !record) {
      offset++;
      continue;
    }
    found.set(head.index, { bytes: record, index: head.index, offset, boxBytes: head.boxBytes });
    count = Math.max(count, head.index + 1);
    offset += FRAME_HEAD_BYTES + head.boxBytes;
    end = offset;
  }
  const records = [...found.values()].toSorted((a, b) => a.index - b.index);
  return { records, damaged: count - records.length, count, end };
}

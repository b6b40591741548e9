import { FRAME_HEAD_BYTES, sealFrame } from './frame.ts';
import type { LogFile, LogFiles } from './log-files.ts';
import type { Place } from './recover.ts';
import { type LogKey, newHeader, type SegmentHeader, segmentKey, writeHeader } from './segment-header.ts';
import { nameOfSegment } from './segment-name.ts';

export interface SegmentWriterParts {
  readonly files: LogFiles;
  readonly log: LogKey;
  readonly segmentBytes: number;
  readonly nextNumber: number;
  readonly last: { readonly number: number; readonly count: number };
  /** A segment has its first durable records. */
  readonly onSegment: (file: string, header: SegmentHeader, key: Buffer) => void;
}

interface Open {
  readonly file: LogFile;
  readonly name: string;
  readonly header: SegmentHeader;
  readonly key: Buffer;
  /** Bytes and records that are durable. */
  bytes: number;
  count: number;
}

/** Writes records into segments of its own: a segment that an earlier run wrote, or that failed once, gets no more. */
export class SegmentWriter {
  readonly #parts: SegmentWriterParts;
  #open: Open | null = null;
  #nextNumber: number;
  #last: { readonly number: number; readonly count: number };

  constructor(parts: SegmentWriterParts) {
    this.#parts = parts;
    this.#nextNumber = parts.nextNumber;
    this.#last = parts.last;
  }

  /** The number that the next segment gets. */
  get nextNumber(): number {
    return this.#nextNumber;
  }

  /** Resolves when the records are durable, all of them; nothing of them counts when it rejects. */
  async write(records: readonly Uint8Array[]): Promise<Place[]> {
    const open = this.#open ?? (await this.#begin(0));
    try {
      return await this.#append(open, records);
    } catch (error) {
      // Whatever the file system says. Nobody knows what is in the file now, nor does a second sync tell.
      await this.#abandon(open);
      throw error;
    }
  }

  /** Begins a segment that says: what has a lower number than `from` counts no more. Durable when it resolves. */
  async supersede(from: number): Promise<void> {
    await this.finish();
    const open = await this.#begin(from);
    try {
      await this.#append(open, []);
    } catch (error) {
      // As in `write`.
      await this.#abandon(open);
      throw error;
    }
  }

  async finish(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.file.close();
  }

  async #begin(from: number): Promise<Open> {
    const { files, log } = this.#parts;
    const number = this.#nextNumber++;
    const header = newHeader({ number, from, previous: this.#last.number, previousCount: this.#last.count });
    const name = nameOfSegment(number);
    const file = await files.create(name);
    this.#open = { file, name, header, key: segmentKey(log, header), bytes: 0, count: 0 };
    return this.#open;
  }

  async #append(open: Open, records: readonly Uint8Array[]): Promise<Place[]> {
    const { files, log, segmentBytes, onSegment } = this.#parts;
    const { file, name, header, key } = open;
    const isNew = open.bytes === 0;
    const parts: Buffer[] = isNew ? [writeHeader(header, key)] : [];
    let offset = open.bytes + (parts[0]?.length ?? 0);
    const places = records.map((record, i): Place => {
      const index = open.count + i;
      const frame = sealFrame(record, key, { logName: log.name, segment: header.number, index });
      parts.push(frame);
      const place = { file: name, index, offset, boxBytes: frame.length - FRAME_HEAD_BYTES };
      offset += frame.length;
      return place;
    });
    await file.append(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    await file.sync();
    if (isNew) await files.syncFolder();
    open.bytes = offset;
    open.count += records.length;
    this.#last = { number: header.number, count: open.count };
    if (isNew) onSegment(name, header, key);
    if (open.bytes >= segmentBytes) await this.finish();
    return places;
  }

  /** Takes back what failed, as far as the disk lets us: what stays there was refused, and may still be read again. */
  async #abandon(open: Open): Promise<void> {
    this.#open = null;
    const { files } = this.#parts;
    try {
      await open.file.close();
      if (open.bytes > 0) await files.truncate(open.name, open.bytes);
      else await files.remove(open.name);
    } catch {
      // The same disk that has just failed.
    }
  }
}

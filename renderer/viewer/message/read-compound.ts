import { DocumentError } from '../archive/document-error.ts';

/** A stream or a folder of a compound file. */
export interface CompoundEntry {
  readonly name: string;
  /** Null: a folder. */
  readonly bytes: (() => Uint8Array<ArrayBuffer>) | null;
  readonly children: ReadonlyMap<string, CompoundEntry>;
}

const FREE = 0xfffffffa;
const ENTRY = 128;
const MAX_ENTRIES = 50_000;
const MAX_DEPTH = 64;
const NONE = 0xffffffff;

/**
 * Reads a compound file ([MS-CFB]): a small file system in one file. Every chain is followed at most once around, so that
 * one that bites its own tail is an error and not a loop.
 *
 * @throws DocumentError
 */
export function readCompound(bytes: Uint8Array): CompoundEntry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) throw new DocumentError('broken');
  const sectorSize = 1 << view.getUint16(30, true);
  const miniSize = 1 << view.getUint16(32, true);
  if ((sectorSize !== 512 && sectorSize !== 4096) || miniSize !== 64) throw new DocumentError('broken');
  const sectors = Math.ceil(bytes.length / sectorSize);
  const sector = (i: number) => bytes.subarray((i + 1) * sectorSize, (i + 2) * sectorSize);
  const table = readTable(view, sectorSize, sectors);

  const chain = (first: number, next: Uint32Array): number[] => {
    const found: number[] = [];
    for (let i = first; i < FREE; i = next[i] ?? NONE) {
      if (i >= next.length || found.length > next.length) throw new DocumentError('broken');
      found.push(i);
    }
    return found;
  };
  const join = (parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> => {
    const whole = new Uint8Array(
      Math.min(
        size,
        parts.reduce((sum, part) => sum + part.length, 0),
      ),
    );
    let at = 0;
    for (const part of parts) {
      if (at >= whole.length) break;
      whole.set(part.subarray(0, whole.length - at), at);
      at += part.length;
    }
    return whole;
  };
  const stream = (first: number, size: number) => join(chain(first, table).map(sector), size);

  const directory = stream(view.getUint32(48, true), Number.MAX_SAFE_INTEGER);
  const entries = Math.floor(directory.length / ENTRY);
  if (entries > MAX_ENTRIES) throw new DocumentError('too-many-parts');
  const list = new DataView(directory.buffer);
  const cutoff = view.getUint32(56, true);
  const miniBytes = stream(view.getUint32(60, true), Number.MAX_SAFE_INTEGER);
  const miniTable = numbersOf(miniBytes);
  const miniStream = entries > 0 ? stream(list.getUint32(116, true), list.getUint32(120, true)) : new Uint8Array();
  const read = (first: number, size: number) =>
    size >= cutoff
      ? stream(first, size)
      : join(
          chain(first, miniTable).map(i => miniStream.subarray(i * miniSize, (i + 1) * miniSize)),
          size,
        );

  const seen = new Set<number>();
  const entryAt = (i: number, depth: number): CompoundEntry => {
    if (depth > MAX_DEPTH) throw new DocumentError('too-deep');
    const at = i * ENTRY;
    const nameBytes = Math.min(64, list.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, nameBytes - 2)));
    const isStream = list.getUint8(at + 66) === 2;
    const first = list.getUint32(at + 116, true);
    const size = list.getUint32(at + 120, true);
    return {
      name,
      bytes: isStream ? () => (size === 0 ? new Uint8Array() : read(first, size)) : null,
      children: isStream ? new Map() : childrenOf(list.getUint32(at + 76, true), depth),
    };
  };
  const childrenOf = (root: number, depth: number): Map<string, CompoundEntry> => {
    const children = new Map<string, CompoundEntry>();
    const waiting = [root];
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      if (i >= entries || seen.has(i)) continue;
      seen.add(i);
      const entry = entryAt(i, depth + 1);
      children.set(entry.name, entry);
      waiting.push(list.getUint32(i * ENTRY + 68, true), list.getUint32(i * ENTRY + 72, true));
    }
    return children;
  };
  if (entries === 0) throw new DocumentError('broken');
  seen.add(0);
  return entryAt(0, 0);
}

/** Which sector comes after which. The sectors that hold this are listed in the header and, beyond 109, in a chain. */
function readTable(view: DataView, sectorSize: number, sectors: number): Uint32Array {
  const perSector = sectorSize / 4;
  const where: number[] = [];
  const take = (i: number) => {
    if (i < FREE && where.length <= sectors) where.push(i);
  };
  for (let i = 0; i < 109; i++) take(view.getUint32(76 + i * 4, true));
  let next = view.getUint32(68, true);
  for (let steps = 0; next < FREE && steps <= sectors; steps++) {
    const at = (next + 1) * sectorSize;
    if (at + sectorSize > view.byteLength) throw new DocumentError('broken');
    for (let i = 0; i < perSector - 1; i++) take(view.getUint32(at + i * 4, true));
    next = view.getUint32(at + sectorSize - 4, true);
  }
  const table = new Uint32Array(where.length * perSector).fill(NONE);
  for (const [i, place] of where.entries()) {
    const at = (place + 1) * sectorSize;
    for (let j = 0; j < perSector && at + j * 4 + 4 <= view.byteLength; j++) {
      table[i * perSector + j] = view.getUint32(at + j * 4, true);
    }
  }
  return table;
}

function numbersOf(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true));
}

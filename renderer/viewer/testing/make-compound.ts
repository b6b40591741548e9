/** A folder of a compound file: streams by name, or folders in it. */
export interface CompoundFolder {
  readonly [name: string]: Uint8Array | string | CompoundFolder;
}

const SECTOR = 512;
const NONE = 0xffffffff;
const END = 0xfffffffe;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly bytes: Uint8Array;
  child: number;
  right: number;
}

/** Writes a compound file without small sectors; words are UTF-16. */
export function makeCompound(root: CompoundFolder): Uint8Array<ArrayBuffer> {
  const entries: Entry[] = [];
  const add = (name: string, type: number, content: Uint8Array | CompoundFolder): number => {
    const isStream = content instanceof Uint8Array;
    const entry: Entry = { name, type, bytes: isStream ? content : new Uint8Array(), child: NONE, right: NONE };
    const at = entries.push(entry) - 1;
    if (isStream) return at;
    let last: Entry | null = null;
    for (const [childName, child] of Object.entries(content)) {
      const bytes = typeof child === 'string' ? utf16(child) : child;
      const i = add(childName, bytes instanceof Uint8Array ? 2 : 1, bytes);
      if (last) last.right = i;
      else entry.child = i;
      last = entries[i] ?? null;
    }
    return at;
  };
  add('Root Entry', 5, root);

  const sectors: Uint8Array[] = [];
  const next: number[] = [];
  const place = (bytes: Uint8Array): number => {
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = new Uint8Array(SECTOR);
      sector.set(bytes.subarray(at, at + SECTOR));
      sectors.push(sector);
      next.push(at + SECTOR < bytes.length ? sectors.length : END);
    }
    return bytes.length === 0 ? END : first;
  };
  const directory = new Uint8Array(Math.ceil(entries.length / 4) * SECTOR);
  const list = new DataView(directory.buffer);
  for (const [i, { name, type, bytes, child, right }] of entries.entries()) {
    const at = i * 128;
    directory.set(utf16(name), at);
    list.setUint16(at + 64, name.length * 2 + 2, true);
    list.setUint8(at + 66, type);
    for (const [offset, value] of [
      [68, NONE],
      [72, right],
      [76, child],
      [116, place(bytes)],
      [120, bytes.length],
    ] as const) {
      list.setUint32(at + offset, value, true);
    }
  }
  const directoryAt = place(directory);
  const tables = Math.ceil((sectors.length + 8) / 128);
  const table = new Uint8Array(tables * SECTOR).fill(0xff);
  for (const [i, value] of next.entries()) new DataView(table.buffer).setUint32(i * 4, value, true);
  const tableAt = place(table);

  const file = new Uint8Array((sectors.length + 1) * SECTOR);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const head = new DataView(file.buffer);
  head.setUint16(30, 9, true);
  head.setUint16(32, 6, true);
  for (const [offset, value] of [
    [44, tables],
    [48, directoryAt],
    [56, 0],
    [60, END],
    [68, END],
  ] as const) {
    head.setUint32(offset, value, true);
  }
  for (let i = 0; i < 109; i++) head.setUint32(76 + i * 4, i < tables ? tableAt + i : NONE, true);
  for (const [i, sector] of sectors.entries()) file.set(sector, (i + 1) * SECTOR);
  return file;
}

function utf16(words: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(words.length * 2);
  for (let i = 0; i < words.length; i++) new DataView(bytes.buffer).setUint16(i * 2, words.charCodeAt(i), true);
  return bytes;
}

import { knownEncoding } from '../text/decode-text.ts';
import type { CompoundEntry } from './read-compound.ts';

const CODE_PAGE = 0x3fde;
const MESSAGE_CODE_PAGE = 0x3ffd;
/** Code pages that have names of their own in a browser. */
const NAMES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20866: 'koi8-r',
  28591: 'iso-8859-1',
  28592: 'iso-8859-2',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** Between the first of January 1601 and that of 1970. */
const EPOCH_MS = 11_644_473_600_000n;

/** The properties of a message, an attachment or a recipient: long ones are streams, short ones stand in one table. */
export class PropertyFolder {
  readonly #folder: CompoundEntry;
  readonly #short = new Map<number, DataView>();

  /** @param head bytes before the first property of the table: it depends on whose properties these are */
  constructor(folder: CompoundEntry, head: number) {
    this.#folder = folder;
    const table = folder.children.get('__properties_version1.0')?.bytes?.() ?? new Uint8Array();
    const view = new DataView(table.buffer);
    for (let at = head; at + 16 <= table.length; at += 16) {
      this.#short.set(view.getUint16(at + 2, true), new DataView(table.buffer, at + 8, 8));
    }
  }

  /** What 8-bit words of this message are written in. */
  get encoding(): string {
    const page = this.#number(CODE_PAGE) ?? this.#number(MESSAGE_CODE_PAGE) ?? 1252;
    return NAMES[page] ?? knownEncoding(`windows-${page}`) ?? 'windows-1252';
  }

  text(id: string): string | null {
    const wide = this.#stream(id, '001F');
    if (wide) return new TextDecoder('utf-16le').decode(wide).replaceAll('\0', '');
    const narrow = this.#stream(id, '001E');
    return narrow ? new TextDecoder(this.encoding).decode(narrow).replaceAll('\0', '') : null;
  }

  bytes(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#stream(id, '0102');
  }

  /** A moment, in the words of a mail header. */
  time(id: number): string | null {
    const value = this.#short.get(id)?.getBigUint64(0, true);
    if (value === undefined || value === 0n) return null;
    const at = new Date(Number(value / 10_000n - EPOCH_MS));
    return Number.isNaN(at.getTime()) ? null : at.toUTCString();
  }

  #number(id: number): number | undefined {
    return this.#short.get(id)?.getUint32(0, true);
  }

  #stream(id: string, type: string): Uint8Array<ArrayBuffer> | null {
    return this.#folder.children.get(`__substg1.0_${id}${type}`)?.bytes?.() ?? null;
  }
}

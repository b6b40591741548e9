import { DocumentError } from '../archive/document-error.ts';

/** The words that the dictionary begins with ([MS-OXRTFCP] 2.1.2.1). */
const FIRST_WORDS =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const WINDOW = 4096;
const MAX_SIZE = 32 * 1024 * 1024;
const PACKED = 0x75465a4c;
const PLAIN = 0x414c454d;

/** Rich text as Outlook packs it, as Latin-1. */
export function unpackRtf(bytes: Uint8Array): string {
  if (bytes.length < 16) return '';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(4, true);
  const kind = view.getUint32(8, true);
  if (size > MAX_SIZE) throw new DocumentError('too-large');
  const latin = new TextDecoder('latin1');
  if (kind === PLAIN) return latin.decode(bytes.subarray(16, 16 + size));
  if (kind !== PACKED) throw new DocumentError('broken');

  const dictionary = new Uint8Array(WINDOW);
  for (let i = 0; i < FIRST_WORDS.length; i++) dictionary[i] = FIRST_WORDS.charCodeAt(i);
  let write = FIRST_WORDS.length;
  const out = new Uint8Array(size);
  let length = 0;
  const put = (byte: number) => {
    if (length < size) out[length++] = byte;
    dictionary[write] = byte;
    write = (write + 1) % WINDOW;
  };
  for (const { isLetter, value } of tokensOf(bytes)) {
    if (length >= size) break;
    if (isLetter) {
      put(value);
      continue;
    }
    const from = value >> 4;
    // A reference to where is written next is the end.
    if (from === write) break;
    for (let i = 0; i < (value & 15) + 2; i++) put(dictionary[(from + i) % WINDOW] ?? 0);
  }
  return latin.decode(out.subarray(0, length));
}

/** Letters, and references to what was written before: a byte says of the next eight which they are. */
function* tokensOf(bytes: Uint8Array): Generator<{ readonly isLetter: boolean; readonly value: number }> {
  for (let at = 16; at < bytes.length; ) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      const isLetter = (control & (1 << bit)) === 0;
      const value = isLetter ? (bytes[at] ?? 0) : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += isLetter ? 1 : 2;
      yield { isLetter, value };
    }
  }
}

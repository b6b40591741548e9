import { DocumentError } from './document-error.ts';

/** The text of an XML part, which is UTF-8 unless its first bytes say UTF-16. */
export function xmlText(bytes: Uint8Array): string {
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // TypeError: these bytes are no text.
    throw new DocumentError('broken');
  }
}

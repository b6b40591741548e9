import { analyse } from 'chardet';

/** How it was found out what the bytes mean, the surest first. */
export type EncodingReason = 'chosen' | 'byte-order-mark' | 'declared' | 'valid' | 'guessed' | 'assumed';

export interface DecodedText {
  readonly text: string;
  /** WHATWG label of the encoding that the bytes were read in. */
  readonly encoding: string;
  readonly reason: EncodingReason;
}

export interface DecodeOptions {
  /** What the document says of itself: a `charset` of its media type, its `meta` element, its XML declaration. */
  readonly declared?: string | null | undefined;
  /** What a person chose. */
  readonly chosen?: string | null | undefined;
}

/** A guess needs letters to go by: in fewer bytes outside ASCII any encoding looks like any other. */
const ENOUGH_LETTERS = 12;
const SAMPLE = 64 * 1024;

/**
 * Reads text by what a person chose, its byte-order mark, what it says of itself, as strict UTF-8, by its letters, else
 * as windows-1252, which can read anything. Nothing changes length, so that offsets are those that anybody else who
 * reads the document would count.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
  const { encoding, reason } = encodingOf(bytes, options);
  const text = new TextDecoder(encoding).decode(bytes);
  // A browser breaks no line at a bare carriage return.
  return { text: text.replaceAll(/\r(?!\n)/g, '\n'), encoding, reason };
}

function encodingOf(bytes: Uint8Array, { declared, chosen }: DecodeOptions): Omit<DecodedText, 'text'> {
  const wanted = chosen == null ? null : knownEncoding(chosen);
  if (wanted !== null) return { encoding: wanted, reason: 'chosen' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', reason: 'byte-order-mark' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', reason: 'byte-order-mark' };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', reason: 'byte-order-mark' };
  }
  const said = declared == null ? null : knownEncoding(declared);
  // UTF-16 without a mark is not believed of a text whose declaration could be read as ASCII.
  if (said !== null && !said.startsWith('utf-16') && isValid(bytes, said))
    return { encoding: said, reason: 'declared' };
  if (isValid(bytes, 'utf-8')) return { encoding: 'utf-8', reason: 'valid' };
  const guess = guessEncoding(bytes.subarray(0, SAMPLE));
  return guess === null ? { encoding: 'windows-1252', reason: 'assumed' } : { encoding: guess, reason: 'guessed' };
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    // TypeError: these bytes mean nothing in that encoding.
    return false;
  }
}

function guessEncoding(sample: Uint8Array): string | null {
  let letters = 0;
  for (const byte of sample) if (byte >= 0x80) letters++;
  if (letters < ENOUGH_LETTERS) return null;
  for (const { name, confidence } of analyse(sample)) {
    const label = knownEncoding(name);
    if (label !== null && label !== 'utf-8' && confidence >= 25 && isValid(sample, label)) return label;
  }
  return null;
}

/** The WHATWG label for a name that somebody wrote; null for what the browser cannot read. */
export function knownEncoding(name: string): string | null {
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    // RangeError: no such encoding.
    return null;
  }
}

export interface DecodedText {
  readonly text: string;
  /** WHATWG label of the encoding that the bytes were read in. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/**
 * Reads text by its byte-order mark, else as strict UTF-8, else as windows-1252, which can read anything. Nothing
 * changes length, so that offsets are those that anybody else who reads the document would count.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  // A browser breaks no line at a bare carriage return.
  return { text: text.replaceAll(/\r(?!\n)/g, '\n'), encoding };
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // TypeError: not UTF-8.
    return 'windows-1252';
  }
}

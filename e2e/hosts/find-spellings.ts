/** A text in one of the ways in which it could lie on a disk without being encrypted. */
export interface Spelling {
  readonly text: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** UTF-8, UTF-16, hex and base64, this one at each of its three alignments. */
export function spellingsOf(text: string): Spelling[] {
  const utf8 = Buffer.from(text, 'utf8');
  const hex = utf8.toString('hex');
  const ascii = (encoding: string, said: string) => ({ text, encoding, bytes: Buffer.from(said, 'latin1') });
  const base64 = [0, 1, 2].flatMap(shift => {
    const said = (alphabet: 'base64' | 'base64url') =>
      // A character is six bits: those that the neighbours have a share in are left out, and only those, because
      // what is left of a short text would be found by chance.
      Buffer.concat([Buffer.alloc(shift), utf8])
        .toString('base64')
        .slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + utf8.length) * 8) / 6))
        .replaceAll(/[+/]/g, sign => (alphabet === 'base64' ? sign : sign === '+' ? '-' : '_'));
    const plain = ascii(`base64+${shift}`, said('base64'));
    const url = ascii(`base64url+${shift}`, said('base64url'));
    return plain.bytes.equals(url.bytes) ? [plain] : [plain, url];
  });
  return [
    { text, encoding: 'utf-8', bytes: utf8 },
    { text, encoding: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
    ascii('hex', hex),
    ascii('HEX', hex.toUpperCase()),
    ...base64,
  ];
}

/** Finds hundreds of spellings in one pass over the bytes. Each is told once, wherever else it is. */
export function spellingFinder(spellings: readonly Spelling[]): (content: Buffer) => Spelling[] {
  const byBeginning = new Map<number, Spelling[]>();
  const isBeginning = new Uint8Array(0x1_00_00);
  for (const spelling of spellings) {
    if (spelling.bytes.length < 2) throw new Error(`"${spelling.text}" is too short to be looked for`);
    const beginning = spelling.bytes.readUInt16BE(0);
    isBeginning[beginning] = 1;
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), spelling]);
  }
  return content => {
    const found = new Set<Spelling>();
    let beginning = content[0] ?? 0;
    for (let i = 1; i < content.length; i++) {
      beginning = ((beginning << 8) | (content[i] ?? 0)) & 0xff_ff;
      if (isBeginning[beginning] === 0) continue;
      for (const spelling of byBeginning.get(beginning) ?? []) {
        const { bytes } = spelling;
        const end = i - 1 + bytes.length;
        if (end <= content.length && content.compare(bytes, 0, bytes.length, i - 1, end) === 0) found.add(spelling);
      }
    }
    return [...found];
  };
}

/** What the first bytes of a file say that it is, for a person who wonders what to ask for. */
const SIGNS: readonly (readonly [sign: string, at: number, name: ContentName])[] = [
  ['PK\u0003\u0004', 0, 'archive'],
  ['7z\u00bc\u00af', 0, 'archive'],
  ['Rar!', 0, 'archive'],
  ['\u001f\u008b', 0, 'archive'],
  ['BZh', 0, 'archive'],
  ['\u00fd7zXZ', 0, 'archive'],
  ['ustar', 257, 'archive'],
  ['\u00d0\u00cf\u0011\u00e0', 0, 'old-office'],
  ['MZ', 0, 'program'],
  ['\u007fELF', 0, 'program'],
  ['\u00ca\u00fe\u00ba\u00be', 0, 'program'],
  ['\u00cf\u00fa\u00ed\u00fe', 0, 'program'],
  ['SQLite format 3', 0, 'database'],
  ['DICM', 128, 'medical-image'],
  ['%!PS', 0, 'postscript'],
  ['AC10', 0, 'drawing'],
  ['ftypheic', 4, 'photo'],
  ['ftypmif1', 4, 'photo'],
  ['ftyp', 4, 'film'],
  ['\u001aE\u00df\u00a3', 0, 'film'],
  ['ID3', 0, 'sound'],
  ['OggS', 0, 'sound'],
  ['fLaC', 0, 'sound'],
  ['WAVE', 8, 'sound'],
  ['AVI ', 8, 'film'],
  ['-----BEGIN PGP', 0, 'encrypted'],
];

export type ContentName =
  | 'archive'
  | 'old-office'
  | 'program'
  | 'database'
  | 'medical-image'
  | 'postscript'
  | 'drawing'
  | 'photo'
  | 'film'
  | 'sound'
  | 'encrypted'
  | 'unknown';

/** As many bytes as it takes to tell. */
export const CONTENT_LENGTH = 512;

export function contentName(head: Uint8Array): ContentName {
  const start = String.fromCharCode(...head.subarray(0, CONTENT_LENGTH));
  return SIGNS.find(([sign, at]) => start.startsWith(sign, at))?.[2] ?? 'unknown';
}

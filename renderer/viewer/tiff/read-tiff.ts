/** The tags of one page, as `utif2` names them: `t256` is the width. Only numbers and bytes, and only of tags in `WANTED`. */
export type TiffTags = Record<`t${number}`, number[] | Uint8Array>;

/** One page of a TIFF: what a person would turn to, no thumbnail and no mask. */
export interface TiffPage {
  readonly tags: TiffTags;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** 1 to 8, as in EXIF: which corner the first row and column are. */
  readonly orientation: number;
  /** How much taller than wide a stored pixel is: a fax in standard mode has pixels of twice the height. */
  readonly pixelAspect: number;
}

export type TiffProblem = 'broken' | 'too-many-pages';

const MAX_PAGES = 5000;
const MAX_ENTRIES = 1000;
/** What decoding and showing need; everything else (EXIF, makers' notes, sub-images) stays unread. */
const WANTED = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 292, 317, 320, 322, 323, 324, 325, 338,
  339, 347, 512, 513, 514, 515, 519, 520, 521, 529, 530, 532,
]);
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

/**
 * The pages of a TIFF, read within bounds: every offset is checked, a chain of pages that runs in a circle is broken
 * off, and nothing longer than the file is believed. A page that is damaged ends the list; the pages before it stand.
 */
export function readTiff(bytes: Uint8Array<ArrayBuffer>): readonly TiffPage[] | TiffProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return 'broken';
  const isLittle = view.getUint16(0) === 0x4949;
  if (view.getUint16(2, isLittle) !== 42) return 'broken';
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, isLittle); at !== 0 && at + 2 <= bytes.length && !seen.has(at); ) {
    seen.add(at);
    if (seen.size > MAX_PAGES) return 'too-many-pages';
    const entries = view.getUint16(at, isLittle);
    const end = at + 2 + entries * 12;
    if (entries > MAX_ENTRIES || end > bytes.length) break;
    const page = pageOf(readTags(view, at + 2, entries, isLittle));
    if (page) pages.push(page);
    at = end + 4 <= bytes.length ? view.getUint32(end, isLittle) : 0;
  }
  return pages.length === 0 ? 'broken' : pages;
}

function readTags(view: DataView<ArrayBuffer>, from: number, entries: number, isLittle: boolean): TiffTags {
  const tags: TiffTags = {};
  for (let at = from; at < from + entries * 12; at += 12) {
    const tag = view.getUint16(at, isLittle);
    const type = view.getUint16(at + 2, isLittle);
    const count = view.getUint32(at + 4, isLittle);
    const size = SIZES[type];
    if (!WANTED.has(tag) || size === undefined || count === 0) continue;
    const place = count * size <= 4 ? at + 8 : view.getUint32(at + 8, isLittle);
    if (place + count * size > view.byteLength) continue;
    tags[`t${tag}`] = readValues(view, { place, type, count, isLittle });
  }
  return tags;
}

interface Field {
  readonly place: number;
  readonly type: number;
  readonly count: number;
  readonly isLittle: boolean;
}

function readValues(view: DataView<ArrayBuffer>, { place, type, count, isLittle }: Field): number[] | Uint8Array {
  if (type === 1 || type === 7) return new Uint8Array(view.buffer, view.byteOffset + place, count);
  return Array.from({ length: count }, (_, i) => {
    if (type === 3) return view.getUint16(place + i * 2, isLittle);
    if (type === 4) return view.getUint32(place + i * 4, isLittle);
    const below = view.getUint32(place + i * 8 + 4, isLittle);
    return below === 0 ? 0 : view.getUint32(place + i * 8, isLittle) / below;
  });
}

/** Null for a thumbnail or a mask, and for what has no picture. */
function pageOf(tags: TiffTags): TiffPage | null {
  const [width = 0, height = 0, kind = 0] = [tags.t256?.[0], tags.t257?.[0], tags.t254?.[0]];
  if (width === 0 || height === 0 || (kind & 0b101) !== 0) return null;
  const [across = 0, down = 0, orientation = 1] = [tags.t282?.[0], tags.t283?.[0], tags.t274?.[0]];
  const aspect = across > 0 && down > 0 ? across / down : 1;
  // What scanners and faxes make; anything else is a mistake of whoever wrote the file.
  const isMeant = aspect >= 0.25 && aspect <= 4 && Math.abs(aspect - 1) > 0.05;
  return {
    tags,
    width,
    height,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    pixelAspect: isMeant ? aspect : 1,
  };
}

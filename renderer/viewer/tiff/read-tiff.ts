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
/** Bytes of one value, by its type. 16 is a whole number of eight bytes, which only a BigTIFF has. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1, 16: 8 };

/** How the file writes places and counts. A BigTIFF, made for files over 4 GiB, has eight bytes for each. */
interface Layout {
  readonly isLittle: boolean;
  readonly isBig: boolean;
  /** Bytes: the number of entries of a page, one entry, and where the next page is. */
  readonly count: number;
  readonly entry: number;
  readonly pointer: number;
}

/**
 * The pages of a TIFF, read within bounds: every offset is checked, a chain of pages that runs in a circle is broken
 * off, and nothing longer than the file is believed. A page that is damaged ends the list; the pages before it stand.
 */
export function readTiff(bytes: Uint8Array<ArrayBuffer>): readonly TiffPage[] | TiffProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = layoutOf(view);
  if (!layout) return 'broken';
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = readPlace(view, layout.isBig ? 8 : 4, layout); at !== 0 && !seen.has(at); ) {
    if (at + layout.count > bytes.length) break;
    seen.add(at);
    if (seen.size > MAX_PAGES) return 'too-many-pages';
    const entries = layout.isBig ? readPlace(view, at, layout) : view.getUint16(at, layout.isLittle);
    const end = at + layout.count + entries * layout.entry;
    if (entries > MAX_ENTRIES || end > bytes.length) break;
    const page = pageOf(readTags(view, at + layout.count, entries, layout));
    if (page) pages.push(page);
    at = end + layout.pointer <= bytes.length ? readPlace(view, end, layout) : 0;
  }
  return pages.length === 0 ? 'broken' : pages;
}

function layoutOf(view: DataView<ArrayBuffer>): Layout | null {
  if (view.byteLength < 8) return null;
  const isLittle = view.getUint16(0) === 0x4949;
  const kind = view.getUint16(2, isLittle);
  if (kind === 42) return { isLittle, isBig: false, count: 2, entry: 12, pointer: 4 };
  // The third number says how many bytes a place has: there is no other than eight.
  if (kind !== 43 || view.byteLength < 16 || view.getUint16(4, isLittle) !== 8) return null;
  return { isLittle, isBig: true, count: 8, entry: 20, pointer: 8 };
}

/** A place in the file, or a count. What is beyond any file here stays beyond it. */
function readPlace(view: DataView<ArrayBuffer>, at: number, { isLittle, isBig }: Layout): number {
  return isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
}

function readTags(view: DataView<ArrayBuffer>, from: number, entries: number, layout: Layout): TiffTags {
  const tags: TiffTags = {};
  const { isLittle, entry, pointer } = layout;
  for (let at = from; at < from + entries * entry; at += entry) {
    const tag = view.getUint16(at, isLittle);
    const type = view.getUint16(at + 2, isLittle);
    const count = readPlace(view, at + 4, layout);
    const size = SIZES[type];
    if (!WANTED.has(tag) || size === undefined || count === 0) continue;
    const own = at + 4 + pointer;
    const place = count * size <= pointer ? own : readPlace(view, own, layout);
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
    if (type === 16) return Number(view.getBigUint64(place + i * 8, isLittle));
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

interface MadePage {
  readonly width: number;
  readonly height: number;
  /** A byte for each pixel, row by row; 0 is black. */
  readonly grey: Uint8Array;
  /** Tags beside those that every page has, each with one number. */
  readonly tags?: Readonly<Record<number, number>>;
}

/** A little-endian TIFF of uncompressed grey pages. */
export function makeTiff(pages: readonly MadePage[]): Uint8Array<ArrayBuffer> {
  const tagsOf = ({ width, height, tags }: MadePage, at: number): [number, number][] =>
    Object.entries({
      256: width,
      257: height,
      258: 8,
      259: 1,
      262: 1,
      273: at,
      277: 1,
      278: height,
      279: width * height,
      ...tags,
    }).map(([tag, value]) => [Number(tag), value]);
  const starts: number[] = [];
  let length = 8;
  for (const page of pages) {
    starts.push(length);
    length += 2 + tagsOf(page, 0).length * 12 + 4 + page.grey.length;
  }
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 0x2a, 0, 8]);
  for (const [i, page] of pages.entries()) {
    const start = starts[i] ?? 0;
    const count = tagsOf(page, 0).length;
    const end = start + 2 + count * 12;
    view.setUint16(start, count, true);
    for (const [entry, [tag, value]] of tagsOf(page, end + 4).entries()) {
      const at = start + 2 + entry * 12;
      view.setUint16(at, tag, true);
      view.setUint16(at + 2, 4, true);
      view.setUint32(at + 4, 1, true);
      view.setUint32(at + 8, value, true);
    }
    view.setUint32(end, starts[i + 1] ?? 0, true);
    bytes.set(page.grey, end + 4);
  }
  return bytes;
}

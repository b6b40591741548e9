import { expect, test } from 'vitest';
import { makeTiff } from '../testing/make-tiff.ts';
import { imageTypeOf } from '../sniff-kind.ts';
import { openTiff } from './open-tiff.ts';
import { readTiff } from './read-tiff.ts';

const grey = (width: number, height: number, first = 255) => {
  const pixels = new Uint8Array(width * height).fill(255);
  pixels[0] = first;
  return { width, height, grey: pixels };
};

async function firstPixels(bitmap: ImageBitmap | string): Promise<number[][]> {
  if (typeof bitmap === 'string') throw new Error(bitmap);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
  return Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (_x, x) => data[(y * bitmap.width + x) * 4] ?? -1),
  );
}

test('every page of a TIFF is opened, thumbnails and masks are not', async () => {
  const file = makeTiff([grey(4, 6), { ...grey(2, 2), tags: { 254: 1 } }, grey(8, 3, 0)]);
  const opened = await openTiff(file);
  if (typeof opened === 'string') throw new Error(opened);
  expect(opened.sizes).toEqual([
    { width: 4, height: 6 },
    { width: 8, height: 3 },
  ]);
  const pixels = await firstPixels(await opened.draw(2));
  expect(pixels[0]?.slice(0, 2)).toEqual([0, 255]);
  opened.close();
});

test.each([
  [1, 0, 0],
  [2, 1, 0],
  [3, 1, 2],
  [4, 0, 2],
  [5, 0, 0],
  [6, 2, 0],
  [7, 2, 1],
  [8, 0, 1],
])('a page of orientation %i is shown the right way up', async (orientation, x, y) => {
  const opened = await openTiff(makeTiff([{ ...grey(2, 3, 0), tags: { 274: orientation } }]));
  if (typeof opened === 'string') throw new Error(opened);
  const pixels = await firstPixels(await opened.draw(1));
  const black = pixels.flatMap((row, atY) => row.flatMap((value, atX) => (value < 128 ? [[atX, atY]] : [])));
  expect(black).toEqual([[x, y]]);
  opened.close();
});

test('a page that is packed in an unknown way is named by its number, and the others are drawn', async () => {
  const opened = await openTiff(makeTiff([{ ...grey(2, 2), tags: { 259: 50_000 } }, grey(2, 2)]));
  if (typeof opened === 'string') throw new Error(opened);
  expect(await opened.draw(1)).toBe('compression-50000');
  expect(await opened.draw(2)).toBeInstanceOf(ImageBitmap);
  opened.close();
});

test('a page of more pixels than can be held is refused before it is decoded', async () => {
  const opened = await openTiff(makeTiff([{ ...grey(2, 2), tags: { 256: 60_000, 257: 60_000 } }]));
  if (typeof opened === 'string') throw new Error(opened);
  expect(await opened.draw(1)).toBe('too-many-pixels');
  opened.close();
});

test('a chain of pages that runs in a circle ends', () => {
  const file = makeTiff([grey(2, 2), grey(3, 3)]);
  const view = new DataView(file.buffer);
  const second = view.getUint32(8 + 2 + 9 * 12, true);
  view.setUint32(second + 2 + 9 * 12, 8, true);
  expect(readTiff(file)).toHaveLength(2);
});

test('a torn file gives what is whole of it, and one without a page is broken', () => {
  const file = makeTiff([grey(2, 2), grey(3, 3)]);
  expect(readTiff(file.slice(0, file.length - 60))).toHaveLength(1);
  expect(readTiff(file.slice(0, 20))).toBe('broken');
  expect(readTiff(Uint8Array.of(0x49, 0x49, 0x2a, 0, 8))).toBe('broken');
});

test('a fax in standard mode is as tall as its paper', async () => {
  const file = makeTiff([{ ...grey(4, 3), tags: { 282: 204, 283: 98 } }]);
  const opened = await openTiff(file);
  if (typeof opened === 'string') throw new Error(opened);
  const drawn = await opened.draw(1);
  expect(opened.sizes).toEqual([{ width: 4, height: 6 }]);
  expect(drawn).toMatchObject({ width: 4, height: 6 });
  opened.close();
});

/** A BigTIFF of one grey page of two by two, in either order of bytes. */
function bigTiff(isLittle: boolean): Uint8Array<ArrayBuffer> {
  const pixels = [0, 255, 255, 0];
  const tags = [
    [256, 2],
    [257, 2],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 16],
    [277, 1],
    [278, 2],
    [279, pixels.length],
  ] as const;
  const start = 24;
  const bytes = new Uint8Array(start + 8 + tags.length * 20 + 8);
  const view = new DataView(bytes.buffer);
  bytes.set(isLittle ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 43, isLittle);
  view.setUint16(4, 8, isLittle);
  view.setBigUint64(8, BigInt(start), isLittle);
  bytes.set(pixels, 16);
  view.setBigUint64(start, BigInt(tags.length), isLittle);
  for (const [i, [tag, value]] of tags.entries()) {
    const at = start + 8 + i * 20;
    view.setUint16(at, tag, isLittle);
    // The place of the picture as a number of eight bytes, as only a BigTIFF has it; the others of four.
    view.setUint16(at + 2, tag === 273 ? 16 : 4, isLittle);
    view.setBigUint64(at + 4, 1n, isLittle);
    if (tag === 273) view.setBigUint64(at + 12, BigInt(value), isLittle);
    else view.setUint32(at + 12, value, isLittle);
  }
  return bytes;
}

test.each([true, false])('a BigTIFF is read like any other, little-endian %s', async isLittle => {
  const file = bigTiff(isLittle);
  expect(imageTypeOf(file)).toBe('image/tiff');
  const opened = await openTiff(file);
  if (typeof opened === 'string') throw new Error(opened);
  expect(opened.sizes).toEqual([{ width: 2, height: 2 }]);
  expect(await firstPixels(await opened.draw(1))).toEqual([
    [0, 255],
    [255, 0],
  ]);
  opened.close();
});

test('a BigTIFF that lies about its places is broken, and no page runs in a circle', () => {
  const file = bigTiff(true);
  const view = new DataView(file.buffer);
  view.setBigUint64(file.length - 8, 24n, true);
  expect(readTiff(file)).toHaveLength(1);
  view.setBigUint64(8, 2n ** 63n, true);
  expect(readTiff(file)).toBe('broken');
  view.setUint16(4, 4, true);
  expect(readTiff(file)).toBe('broken');
});

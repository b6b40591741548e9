import { decodeImage, toRGBA8, type IFD } from 'utif2';
import type { TiffPage, TiffTags } from './read-tiff.ts';

/** None, CCITT (three kinds), LZW, JPEG (old and new), Deflate (two numbers), PackBits, ThunderScan, LogLuv. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773, 32809, 34676]);

/** A page that cannot be decoded, and by what it is packed when that is the reason. */
export class UnknownCompressionError extends Error {
  readonly compression: number;

  constructor(compression: number) {
    super(`compression ${compression}`);
    this.compression = compression;
  }
}

/**
 * The pixels of a page as RGBA, row by row as stored.
 *
 * @throws whatever the decoder stumbles over; `UnknownCompressionError` before that
 */
export function decodeTiffPage(file: ArrayBuffer, page: TiffPage): ImageData {
  const { tags, width, height } = page;
  const compression = tags.t259?.[0] ?? 1;
  // The decoder would leave such a page blank without a word.
  if (!COMPRESSIONS.has(compression)) throw new UnknownCompressionError(compression);
  const samples = tags.t277?.[0] ?? 1;
  const decoded = tags.t284?.[0] === 2 && samples > 1 ? joinPlanes(file, tags, samples) : decode(file, tags);
  const pixels = toRGBA8(wholeBytes(decoded, tags, width));
  return new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer, 0, width * height * 4), width, height);
}

function decode(file: ArrayBuffer, tags: TiffTags): IFD {
  const image = { ...tags } as unknown as IFD;
  decodeImage(file, image);
  if (!(image.data as Uint8Array | undefined)) throw new Error('no strips and no tiles');
  return image;
}

/** Red, green and blue stored one after the other: the decoder wants them side by side. */
function joinPlanes(file: ArrayBuffer, tags: TiffTags, samples: number): IFD {
  const bytes = (tags.t258?.[0] ?? 8) >> 3;
  if (bytes === 0) throw new Error('planes of single bits');
  const planes = Array.from({ length: samples }, (_, plane) => decode(file, planeOf(tags, plane, samples)));
  const [first] = planes;
  if (!first) throw new Error('no planes');
  const length = first.data.length / bytes;
  const data = new Uint8Array(length * samples * bytes);
  for (const [plane, { data: from }] of planes.entries()) {
    for (let i = 0; i < length; i++) {
      for (let byte = 0; byte < bytes; byte++) data[(i * samples + plane) * bytes + byte] = from[i * bytes + byte] ?? 0;
    }
  }
  return { ...first, ...tags, data, t277: [samples] };
}

/** Samples of one, two or four bits as bytes: the decoder takes few such kinds as they are, and draws others wrong. */
function wholeBytes(image: IFD, tags: TiffTags, width: number): IFD {
  const [bits = 1, samples = 1, meaning] = [tags.t258?.[0], tags.t277?.[0], tags.t262?.[0]];
  const isTaken = bits >= 8 || (bits === 1 && samples === 1) || meaning === 3;
  if (isTaken) return image;
  const bytesInRow = Math.ceil((width * samples * bits) / 8);
  const rows = Math.floor(image.data.length / bytesInRow);
  const most = 2 ** bits - 1;
  const data = new Uint8Array(rows * width * samples);
  for (let i = 0; i < data.length; i++) {
    const row = Math.floor(i / (width * samples));
    const bit = (i - row * width * samples) * bits;
    const byte = image.data[row * bytesInRow + (bit >> 3)] ?? 0;
    data[i] = (((byte >> (8 - bits - (bit & 7))) & most) * 255) / most;
  }
  return { ...image, data, t258: Array.from({ length: samples }, () => 8) };
}

function planeOf(tags: TiffTags, plane: number, samples: number): TiffTags {
  const own: TiffTags = { ...tags, t277: [1], t284: [1], t258: [tags.t258?.[0] ?? 8] };
  for (const tag of ['t273', 't279', 't324', 't325'] as const) {
    const all = tags[tag];
    if (!all) continue;
    const each = all.length / samples;
    own[tag] = Array.from(all.slice(plane * each, (plane + 1) * each));
  }
  return own;
}

import { decodeTiffPage, UnknownCompressionError } from './decode-tiff-page.ts';
import { orientedBitmap } from './oriented-bitmap.ts';
import { readTiff, type TiffPage, type TiffProblem } from './read-tiff.ts';

export type TiffRequest =
  | { readonly id: number; readonly open: ArrayBuffer }
  | { readonly id: number; readonly page: number; readonly maxPixels: number };

export type TiffAnswer =
  | {
      readonly id: number;
      readonly pages: readonly Pick<TiffPage, 'width' | 'height' | 'orientation' | 'pixelAspect'>[];
    }
  | { readonly id: number; readonly problem: TiffProblem }
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly failed: string };

let file: ArrayBuffer = new ArrayBuffer(0);
let pages: readonly TiffPage[] = [];

async function answer(request: TiffRequest): Promise<TiffAnswer> {
  const { id } = request;
  if ('open' in request) {
    file = request.open;
    const read = readTiff(new Uint8Array(file));
    if (typeof read === 'string') return { id, problem: read };
    pages = read;
    const sizes = read.map(({ width, height, orientation, pixelAspect }) => ({
      width,
      height,
      orientation,
      pixelAspect,
    }));
    return { id, pages: sizes };
  }
  const page = pages[request.page - 1];
  if (!page) return { id, failed: 'damaged' };
  try {
    const bitmap = await orientedBitmap(decodeTiffPage(file, page), page, request.maxPixels);
    return { id, bitmap };
  } catch (error) {
    // The decoder throws strings and errors of many kinds at what it cannot follow; what was packed in a way that it
    // does not know is told by number.
    return { id, failed: error instanceof UnknownCompressionError ? `compression-${error.compression}` : 'damaged' };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<TiffRequest>) => {
  void answer(data).then(said => self.postMessage(said, { transfer: 'bitmap' in said ? [said.bitmap] : [] }));
});

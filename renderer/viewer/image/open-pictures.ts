import { imageTypeOf, SNIFF_LENGTH } from '../sniff-kind.ts';
import { openTiff } from '../tiff/open-tiff.ts';
import { openBitmap } from './open-bitmap.ts';
import type { ImageFailure, PagePictures } from './page-pictures.ts';

/** Opens a picture of any kind, by what its bytes are. */
export async function openPictures(bytes: Uint8Array<ArrayBuffer>): Promise<PagePictures | ImageFailure> {
  const type = imageTypeOf(bytes.subarray(0, SNIFF_LENGTH));
  if (type === 'image/tiff') return await openTiff(bytes);
  return type === null ? 'broken' : await openBitmap(bytes, type);
}

import type { TiffPage } from './read-tiff.ts';

type Shape = Pick<TiffPage, 'width' | 'height' | 'orientation' | 'pixelAspect'>;

/** The size of a page the right way up, with square pixels. */
export function shownSize({ width, height, orientation, pixelAspect }: Shape): { width: number; height: number } {
  const tall = Math.round(height * pixelAspect);
  return orientation >= 5 ? { width: tall, height: width } : { width, height: tall };
}

/** A page's picture the right way up, with square pixels, of at most so many. */
export async function orientedBitmap(pixels: ImageData, shape: Shape, maxPixels: number): Promise<ImageBitmap> {
  const shown = shownSize(shape);
  const share = Math.min(1, Math.sqrt(maxPixels / (shown.width * shown.height)));
  if (shape.orientation === 1 && shape.pixelAspect === 1 && share === 1) return await createImageBitmap(pixels);
  const stored = await createImageBitmap(pixels);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(shown.width * share)),
    Math.max(1, Math.round(shown.height * share)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.setTransform(...turnOf(shape.orientation, canvas.width, canvas.height));
  const isOnSide = shape.orientation >= 5;
  context.drawImage(stored, 0, 0, isOnSide ? canvas.height : canvas.width, isOnSide ? canvas.width : canvas.height);
  stored.close();
  return canvas.transferToImageBitmap();
}

/** TIFF 6.0, tag 274: from the picture as stored to one of the given size. */
function turnOf(orientation: number, width: number, height: number): [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, width, 0];
    case 7:
      return [0, -1, -1, 0, width, height];
    case 8:
      return [0, -1, 1, 0, 0, height];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

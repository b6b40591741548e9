import { MAX_PIXELS, PICTURE_PIXELS, type ImageFailure, type PagePictures } from './page-pictures.ts';

/**
 * Opens what the browser itself decodes: PNG, JPEG (turned as its EXIF says), WebP, AVIF, BMP, and of a GIF the first
 * picture. How large it is stands at its beginning and is asked before anything is decoded.
 */
export async function openBitmap(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<PagePictures | ImageFailure> {
  const file = new Blob([bytes], { type });
  const size = await sizeOf(file);
  if (!size) return 'broken';
  const pixels = size.width * size.height;
  if (pixels > MAX_PIXELS) return 'too-many-pixels';
  const share = Math.min(1, Math.sqrt(PICTURE_PIXELS / pixels));
  const options: ImageBitmapOptions =
    share === 1
      ? {}
      : {
          resizeWidth: Math.max(1, Math.round(size.width * share)),
          resizeHeight: Math.max(1, Math.round(size.height * share)),
          resizeQuality: 'high',
        };
  return {
    sizes: [size],
    async draw() {
      try {
        return await createImageBitmap(file, options);
      } catch {
        // InvalidStateError: its beginning could be read and the rest cannot.
        return 'broken';
      }
    },
    close: () => undefined,
  };
}

/** An image element reads the head only, until somebody draws it. */
async function sizeOf(file: Blob): Promise<{ width: number; height: number } | null> {
  const url = URL.createObjectURL(file);
  const probe = new Image();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  probe.addEventListener('load', () => resolve(true));
  probe.addEventListener('error', () => resolve(false));
  probe.src = url;
  const isRead = await promise;
  const size = { width: probe.naturalWidth, height: probe.naturalHeight };
  probe.src = '';
  URL.revokeObjectURL(url);
  return isRead && size.width > 0 && size.height > 0 ? size : null;
}

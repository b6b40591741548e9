import { useEffect, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { imageTypeOf, SNIFF_LENGTH } from '../sniff-kind.ts';

/** Decoded it takes four bytes a pixel. */
const MAX_PIXELS = 120_000_000;

export type ShownImage =
  | { readonly url: string; readonly width: number; readonly height: number }
  | { readonly problem: string };

/** An address in this window for an image's bytes, with its size; null while it is decoded. Given back on unmount. */
export function useImageUrl(bytes: Uint8Array<ArrayBuffer> | null): ShownImage | null {
  const [image, setImage] = useState<ShownImage | null>(null);

  // Object addresses and decoding are the browser's.
  useEffect(() => {
    if (!bytes) return undefined;
    let isCurrent = true;
    const type = imageTypeOf(bytes.subarray(0, SNIFF_LENGTH)) ?? 'application/octet-stream';
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    const probe = new Image();
    const settle = (shown: ShownImage) => {
      if (isCurrent) setImage(shown);
    };
    probe.addEventListener('load', () => {
      const pixels = probe.naturalWidth * probe.naturalHeight;
      if (pixels <= MAX_PIXELS) settle({ url, width: probe.naturalWidth, height: probe.naturalHeight });
      else {
        settle({
          problem: text('viewer.imageTooManyPixels', {
            pixels: formatNumber(Math.round(pixels / 1e6)),
            limit: formatNumber(MAX_PIXELS / 1e6),
          }),
        });
      }
    });
    probe.addEventListener('error', () => settle({ problem: text('viewer.imageBroken') }));
    probe.src = url;
    return () => {
      isCurrent = false;
      setImage(null);
      URL.revokeObjectURL(url);
    };
  }, [bytes]);

  return image;
}

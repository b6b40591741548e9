import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { MAX_PIXELS, type ImageFailure } from './page-pictures.ts';

/** Larger files are no single documents, and all of it is held in memory. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** Why a picture or a page of it is not shown, and what to do now. */
export function wordsForFailure(failure: ImageFailure, size: { pixels: number; bytes: number }): string {
  switch (failure) {
    case 'broken':
    case 'too-many-pages':
      return text(`scan.failed.${failure}`);
    case 'timed-out':
      return text('scan.failed.picture-timed-out');
    case 'too-many-pixels':
      return text('viewer.imageTooManyPixels', {
        pixels: formatNumber(Math.round(size.pixels / 1e6)),
        limit: formatNumber(MAX_PIXELS / 1e6),
      });
    case 'too-large':
      return text('viewer.tooLarge', { size: formatBytes(size.bytes), limit: formatBytes(MAX_BYTES) });
    default:
      return text('scan.failed.compression', { compression: failure.slice('compression-'.length) });
  }
}

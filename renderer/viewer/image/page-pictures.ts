/** Why a picture is not shown. A code for programs; `image-problem.ts` has the sentences. */
export type ImageFailure =
  | 'broken'
  | 'too-large'
  | 'too-many-pixels'
  | 'too-many-pages'
  | 'timed-out'
  | `compression-${number}`;

export interface PictureSize {
  /** Pixels, the right way up. */
  readonly width: number;
  readonly height: number;
}

/** The pages of an open picture. A photograph has one. */
export interface PagePictures {
  readonly sizes: readonly PictureSize[];
  /** A page's picture, of at most `PICTURE_PIXELS`. Whoever asks closes it. Pages count from 1. */
  draw(page: number): Promise<ImageBitmap | ImageFailure>;
  close(): void;
}

/** Decoded, a pixel takes four bytes: a page of more is not opened at all. */
export const MAX_PIXELS = 120_000_000;
/** A page is shown with at most so many, which is an A4 page at 400 dots an inch. */
export const PICTURE_PIXELS = 16_000_000;
/** A page that takes longer is given up. */
export const DRAWING_MS = 20_000;

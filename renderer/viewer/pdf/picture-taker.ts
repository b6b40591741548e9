/**
 * Stands before a canvas for pdf.js while a worker draws. pdf.js would copy the finished picture into the canvas, which
 * costs the window's thread half a frame; here the canvas takes the picture over as it is.
 */
export class PictureTaker {
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  get width(): number {
    return this.#canvas.width;
  }

  get height(): number {
    return this.#canvas.height;
  }

  /** What pdf.js calls a context: it can do the one thing that is done with a finished picture. */
  getContext(): { drawImage(picture: ImageBitmap): void } {
    return {
      drawImage: picture => {
        const taken = this.#canvas.getContext('bitmaprenderer');
        if (!taken) throw new Error('The canvas of a page cannot take a picture over');
        taken.transferFromImageBitmap(picture);
      },
    };
  }

  /** All that pdf.js uses of a canvas when its worker draws is here; drawing on it itself fails at once. */
  asCanvas(): HTMLCanvasElement {
    return this as unknown as HTMLCanvasElement;
  }
}

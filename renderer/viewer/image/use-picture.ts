import { useEffect, useState, type RefObject } from 'react';
import type { RenderQueue } from '../pdf/render-queue.ts';
import type { ImageFailure, PagePictures } from './page-pictures.ts';

export type PictureState = 'waiting' | 'drawn' | ImageFailure;

/** Puts a page's picture on a canvas when its turn comes; gives the memory back when the page has gone far away. */
export function usePicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  pictures: PagePictures,
  queue: RenderQueue,
  page: number,
): PictureState {
  const [state, setState] = useState<PictureState>('waiting');

  // The picture is decoded by a worker or the browser.
  useEffect(() => {
    const target = canvas.current;
    let isCurrent = true;
    const draw = async () => {
      const drawn = await pictures.draw(page);
      if (typeof drawn === 'string') {
        if (isCurrent) setState(drawn);
      } else if (isCurrent && target) {
        target.width = drawn.width;
        target.height = drawn.height;
        target.getContext('bitmaprenderer')?.transferFromImageBitmap(drawn);
        setState('drawn');
      } else drawn.close();
    };
    const withdraw = queue.add(page, draw);
    return () => {
      isCurrent = false;
      withdraw();
      if (target) target.width = target.height = 0;
    };
  }, [canvas, pictures, queue, page]);

  return state;
}

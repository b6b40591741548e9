import {
  DRAWING_MS,
  MAX_PIXELS,
  PICTURE_PIXELS,
  type ImageFailure,
  type PagePictures,
} from '../image/page-pictures.ts';
import { shownSize } from './oriented-bitmap.ts';
import type { TiffAnswer, TiffRequest } from './tiff-worker.ts';

type Answered = TiffAnswer | 'timed-out' | 'crashed';

/**
 * Opens a TIFF in a worker of its own: decoding is plain arithmetic over hostile bytes, which can take for ever, and only
 * a worker can be ended in the middle of it. It is started again for the next page.
 */
export async function openTiff(bytes: Uint8Array<ArrayBuffer>): Promise<PagePictures | ImageFailure> {
  let desk = tiffDesk();
  const opened = await desk.ask({ id: 0, open: bytes.slice().buffer });
  if (typeof opened === 'string' || !('pages' in opened)) {
    desk.end();
    if (opened === 'timed-out') return 'timed-out';
    return typeof opened === 'object' && 'problem' in opened ? opened.problem : 'broken';
  }
  const sizes = opened.pages.map(shownSize);
  // Pages are asked for one at a time: the next question waits for the answer before it.
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const drawNow = async (page: number): Promise<ImageBitmap | ImageFailure> => {
    const stored = opened.pages[page - 1];
    if (isClosed || !stored) return 'broken';
    if (stored.width * stored.height > MAX_PIXELS) return 'too-many-pixels';
    if (desk.isEnded()) {
      desk = tiffDesk();
      await desk.ask({ id: 0, open: bytes.slice().buffer });
    }
    const said = await desk.ask({ id: page, page, maxPixels: PICTURE_PIXELS });
    if (said === 'timed-out') return 'timed-out';
    if (said === 'crashed') return 'broken';
    if ('bitmap' in said) return said.bitmap;
    return 'failed' in said && /^compression-\d+$/.test(said.failed) ? (said.failed as ImageFailure) : 'broken';
  };
  return {
    sizes,
    draw(page) {
      const drawn = turn.then(() => drawNow(page));
      turn = drawn;
      return drawn;
    },
    close() {
      isClosed = true;
      desk.end();
    },
  };
}

interface TiffDesk {
  ask(request: TiffRequest): Promise<Answered>;
  isEnded(): boolean;
  end(): void;
}

function tiffDesk(): TiffDesk {
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module', name: 'tiff' });
  let isEnded = false;
  let settle: (answered: Answered) => void = () => undefined;
  const end = (): void => {
    isEnded = true;
    worker.terminate();
    settle('crashed');
  };
  worker.addEventListener('message', ({ data }: MessageEvent<TiffAnswer>) => settle(data));
  worker.addEventListener('error', event => {
    // It ran out of memory, or the decoder ran into itself: that page is lost, and the file stays open.
    event.preventDefault();
    end();
  });
  return {
    ask: request =>
      new Promise(resolve => {
        if (isEnded) return resolve('crashed');
        const timer = setTimeout(() => {
          settle('timed-out');
          end();
        }, DRAWING_MS);
        settle = answered => {
          clearTimeout(timer);
          resolve(answered);
        };
        return worker.postMessage(request, { transfer: 'open' in request ? [request.open] : [] });
      }),
    isEnded: () => isEnded,
    end,
  };
}

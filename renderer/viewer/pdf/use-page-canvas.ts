import type { PDFPageProxy } from 'pdfjs-dist';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Rotation } from '../document-view.ts';
import { drawPage, type DrawOutcome } from './draw-page.ts';
import type { PdfSession } from './pdf-session.ts';

/** Of a page's height and width in pixels: enough to see that it is a letter, and quick to draw and to move. */
const COARSE = 0.4;

/** `coarse`: the page passes by too fast to be read, and is drawn once more when it does not. */
export type PageState = DrawOutcome | 'waiting' | 'coarse';

/** Draws a page when its turn comes, and again after a zoom; the old picture stays, stretched, until then. */
export function usePageCanvas(
  picture: RefObject<HTMLDivElement | null>,
  session: PdfSession,
  number: number,
  scale: number,
  rotation: Rotation,
): PageState {
  const [outcome, setOutcome] = useState<PageState>('waiting');
  const held = useRef<{ page: PDFPageProxy | null; canvas: HTMLCanvasElement | null }>({ page: null, canvas: null });

  // The canvas is drawn by pdf.js. Begun before the frame: the page that was jumped to would wait for it.
  useLayoutEffect(() => {
    const abort = new AbortController();
    const draw = async () => {
      if (abort.signal.aborted) return;
      try {
        const page = await session.pdf.getPage(number);
        held.current.page = page;
        const { width, height } = page.getViewport({ scale: 1 });
        session.sizeKnown(number, { width, height });
        const isCoarse = session.queue.isFlung;
        const result = await drawPage(page, isCoarse ? COARSE * scale : scale, rotation, abort.signal);
        if (result.outcome === 'withdrawn') return;
        if (result.outcome === 'drawn') {
          picture.current?.replaceChildren(result.canvas);
          release(held.current.canvas);
          held.current.canvas = result.canvas;
        }
        const isToBeFiner = isCoarse && result.outcome === 'drawn';
        setOutcome(isToBeFiner ? 'coarse' : result.outcome);
        if (isToBeFiner) withdraw = session.queue.addUnhurried(number, draw);
        session.pageDone();
        // The next page is drawn when this one is in sight.
        await session.firstPage;
      } catch {
        // The page's own objects could not be read, or the document was closed meanwhile.
        if (abort.signal.aborted) return;
        setOutcome('failed');
        session.pageDone();
      }
    };
    // Asked for while the page waits for its turn. What is wrong with it is told when it is drawn.
    session.pdf.getPage(number).catch(() => undefined);
    let withdraw = session.queue.add(number, draw);
    return () => {
      withdraw();
      abort.abort();
    };
  }, [picture, session, number, scale, rotation]);

  // Memory is given back now, and not when the browser and pdf.js come to it: hundreds of pages may go by.
  useLayoutEffect(() => {
    const own = held.current;
    return () => {
      release(own.canvas);
      own.page?.cleanup();
    };
  }, []);

  return outcome;
}

function release(canvas: HTMLCanvasElement | null): void {
  if (canvas) canvas.width = canvas.height = 0;
}

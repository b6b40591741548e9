import type { PDFPageProxy } from 'pdfjs-dist';
import type { Rotation } from '../document-view.ts';

/** Pixels of one page's canvas. Above it the page is drawn coarser: a huge zoom must not take the machine's memory. */
const MAX_CANVAS_PIXELS = 16_000_000;
/** A page that takes longer is given up, so that those behind it can be read. */
const DRAWING_MS = 20_000;

export type DrawOutcome = 'drawn' | 'failed' | 'timed-out' | 'withdrawn';

/**
 * Draws a page on a canvas of its own, to be put in place when it is done: drawing on the visible one would flash.
 *
 * @param scale CSS pixels per point
 */
export async function drawPage(
  page: PDFPageProxy,
  scale: number,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<{ outcome: DrawOutcome; canvas: HTMLCanvasElement }> {
  const canvas = document.createElement('canvas');
  const size = page.getViewport({ scale, rotation: turnedBy(page, rotation) });
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MAX_CANVAS_PIXELS / (size.width * size.height)));
  const viewport = page.getViewport({ scale: scale * ratio, rotation: turnedBy(page, rotation) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport });
  task.onContinue = (go: () => void) => inTurn(go, signal);
  let outcome: DrawOutcome = 'drawn';
  const timer = setTimeout(() => {
    outcome = 'timed-out';
    task.cancel();
  }, DRAWING_MS);
  const withdraw = () => {
    outcome = 'withdrawn';
    task.cancel();
  };
  signal.addEventListener('abort', withdraw);
  try {
    await task.promise;
  } catch {
    // RenderingCancelledException, by us; anything else is what pdf.js could not draw.
    if (outcome === 'drawn') outcome = 'failed';
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', withdraw);
  }
  return { outcome, canvas };
}

let turns = Promise.resolve();

/**
 * One step of one page in each frame. pdf.js takes up to 15 ms for a step and begins it with a frame: two pages that are
 * drawn at the same time would both take theirs from the same one, and it would be late.
 */
function inTurn(step: () => void, signal: AbortSignal): void {
  turns = turns.then(() => {
    // A page that has gone takes no frame from those that wait behind it.
    if (signal.aborted) return undefined;
    step();
    return new Promise(resolve => requestAnimationFrame(() => resolve()));
  });
}

/** A page's own rotation and the reader's. */
export function turnedBy(page: PDFPageProxy, rotation: Rotation): number {
  return (page.rotate + rotation) % 360;
}

import type { PDFPageProxy, RenderTask } from 'pdfjs-dist';
import type { Rotation } from '../document-view.ts';
import { PictureTaker } from './picture-taker.ts';

/** Pixels of one page's canvas. Above it the page is drawn coarser: a huge zoom must not take the machine's memory. */
const MAX_CANVAS_PIXELS = 16_000_000;
/** A page that takes longer is given up, so that those behind it can be read. */
const DRAWING_MS = 20_000;

export type DrawOutcome = 'drawn' | 'failed' | 'timed-out' | 'withdrawn';

/**
 * Draws a page on a canvas of its own, to be put in place when it is done: drawing on the visible one would flash. A
 * worker draws it; where there is none, or it could not, the page is drawn on this thread.
 *
 * @param scale CSS pixels per point
 */
export async function drawPage(
  page: PDFPageProxy,
  scale: number,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<{ outcome: DrawOutcome; canvas: HTMLCanvasElement }> {
  const size = page.getViewport({ scale, rotation: turnedBy(page, rotation) });
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MAX_CANVAS_PIXELS / (size.width * size.height)));
  const viewport = page.getViewport({ scale: scale * ratio, rotation: turnedBy(page, rotation) });
  const canvas = aCanvas(viewport);
  const outcome = await finish(page.render({ canvas: new PictureTaker(canvas).asCanvas(), viewport }), signal);
  if (outcome !== 'failed') return { outcome, canvas };
  const own = aCanvas(viewport);
  return { outcome: await finish(page.render({ canvas: own, viewport }), signal), canvas: own };
}

function aCanvas({ width, height }: { width: number; height: number }): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width));
  canvas.height = Math.max(1, Math.floor(height));
  return canvas;
}

async function finish(task: RenderTask, signal: AbortSignal): Promise<DrawOutcome> {
  task.onContinue = (go: () => void) => {
    if (task.isWorkerRendering) withoutFrame(task, go);
    else inTurn(go, signal);
  };
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
  return outcome;
}

/**
 * pdf.js lets a frame go by before each step, also when the step is a worker's: then nothing is won by waiting, and a
 * window that is covered has no frames.
 */
function withoutFrame(task: RenderTask, go: () => void): void {
  // It keeps that to itself; where a later version has no such thing, a frame goes by.
  const steps: unknown = Reflect.get(task, '_internalRenderTask');
  if (typeof steps === 'object' && steps !== null) Reflect.set(steps, '_useRequestAnimationFrame', false);
  go();
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

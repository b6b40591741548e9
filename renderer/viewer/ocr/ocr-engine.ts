import type { Worker as Tesseract } from 'tesseract.js';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import languageUrl from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import coreUrl from 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm.js?url';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import workerUrl from 'tesseract.js/dist/worker.min.js?url';
import type { PageWords } from '../../../shared/model/document-text.ts';
import { readableImage } from './readable-image.ts';
import { wordsOf } from './words-of.ts';

export type ReadingFailure = 'timed-out' | 'unavailable';
export type ReadWords = Omit<PageWords, 'page'>;

/** A page of small print takes ten seconds; one that takes longer than this is no page of print. */
const READING_MS = 60_000;
/** After so long without a page the engine and its memory (150 MiB) go. */
const IDLE_MS = 60_000;

let engine: Promise<Tesseract> | null = null;
let idleTimer = 0;
/** One page at a time in this window, whichever document it is of. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads the words of a page's picture on this machine: nothing leaves it, and nothing is fetched but files of this
 * application. `withdrawn` before its turn: nobody waits for it any more, null.
 */
export function readPicture(
  picture: () => Promise<ImageBitmap | null>,
  isWithdrawn: () => boolean,
): Promise<ReadWords | ReadingFailure | null> {
  const reading = turn.then(async () => {
    if (isWithdrawn()) return null;
    const bitmap = await picture();
    return bitmap && readNow(bitmap);
  });
  turn = reading.catch(() => undefined);
  return reading;
}

async function readNow(bitmap: ImageBitmap): Promise<ReadWords | ReadingFailure> {
  clearTimeout(idleTimer);
  const { width, height } = bitmap;
  const late = Promise.withResolvers<'timed-out'>();
  const timer = setTimeout(() => late.resolve('timed-out'), READING_MS);
  try {
    const { image, scale } = await readableImage(bitmap);
    engine ??= startEngine();
    const read = engine.then(started => started.recognize(image, {}, { blocks: true, text: false }));
    const done = await Promise.race([read, late.promise]);
    if (done === 'timed-out') {
      // A recognition that runs cannot be stopped; its worker can. What it still says is for nobody.
      read.catch(() => undefined);
      endEngine();
      return done;
    }
    return { width, height, readBy: 'machine', ...wordsOf(done.data, scale) };
  } catch {
    // The worker could not be started, or it stumbled over this picture: it begins anew with the next page.
    endEngine();
    return 'unavailable';
  } finally {
    clearTimeout(timer);
    idleTimer = window.setTimeout(endEngine, IDLE_MS);
  }
}

async function startEngine(): Promise<Tesseract> {
  const { createWorker, PSM } = await import('tesseract.js');
  const ignore = (): void => undefined;
  // English, the LSTM network alone. It reads every script of Latin letters, though with other languages less well.
  const started = await createWorker('eng', 1, {
    workerPath: new URL(workerUrl, document.baseURI).href,
    corePath: new URL(coreUrl, document.baseURI).href,
    langPath: new URL('.', new URL(languageUrl, document.baseURI)).href,
    // A blob's worker would have the window's own policy, which allows no WebAssembly (build/decisions/0015).
    workerBlobURL: false,
    cacheMethod: 'none',
    logger: ignore,
    errorHandler: ignore,
  });
  // Find the columns and blocks of the page by yourself.
  await started.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '300' });
  return started;
}

function endEngine(): void {
  const ended = engine;
  engine = null;
  // Rejects when it never started: then there is nothing to end.
  ended?.then(started => started.terminate()).catch(() => undefined);
}

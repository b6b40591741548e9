import {
  getDocument,
  GlobalWorkerOptions,
  InvalidPDFException,
  PasswordResponses,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import drawerUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url';
// oxlint-disable-next-line import/default -- Vite makes the address of the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { DocumentBytes } from '../../data/document-bytes.ts';
import { text } from '../../i18n/text.ts';
import { BundledDataFactory, decoderFolder } from './data-files.ts';

export type PdfRefusal = 'broken' | 'locked' | 'too-many-pages' | 'timed-out';

/** Up to this size one buffer is faster than ranges; above, memory decides (performance.md §4). */
const WHOLE_UP_TO = 2 * 1024 * 1024;
const RANGE_LENGTH = 256 * 1024;
const MAX_PAGES = 20_000;
/** One image of more pixels is left out rather than drawn: it would take the window's memory. */
const MAX_IMAGE_PIXELS = 100_000_000;
const OPENING_MS = 30_000;

let sharedWorker: PDFWorker | null = null;

/** One worker for all documents: starting one costs more than a page. */
function worker(): PDFWorker {
  if (!sharedWorker || sharedWorker.destroyed) {
    const port = new Worker(workerUrl, { type: 'module', name: 'pdf' });
    sharedWorker = PDFWorker.create({ port });
    // Those that draw are of one document each: two are kept, for the one that is shown and the one that is opened ahead
    // or beside it; further ones are started.
    GlobalWorkerOptions.rendererPorts = Array.from(
      { length: 2 },
      () => new Worker(drawerUrl, { type: 'module', name: 'pdf-pages' }),
    );
    GlobalWorkerOptions.rendererSrc = drawerUrl;
  }
  return sharedWorker;
}

/**
 * Opens a PDF. The caller destroys the document's loading task when it is done.
 *
 * @param askPassword resolves with what the person typed, or null when they gave up; asked again after a wrong one
 * @param use `view` has the pages drawn in a worker of their own; whoever reads only words needs none
 */
export async function openPdf(
  bytes: DocumentBytes,
  askPassword: (wasWrong: boolean) => Promise<string | null>,
  use: 'view' | 'words' = 'words',
): Promise<Result<PDFDocumentProxy, PdfRefusal>> {
  // Started before the bytes are read: both take their time at once.
  const shared = worker();
  const source = bytes.length <= WHOLE_UP_TO ? { data: await bytes.read(0, bytes.length) } : { range: rangesOf(bytes) };
  const task = getDocument({
    ...source,
    worker: shared,
    disableWorkerRendering: use === 'words',
    rangeChunkSize: RANGE_LENGTH,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    useWorkerFetch: false,
    useWasm: false,
    wasmUrl: decoderFolder,
    BinaryDataFactory: BundledDataFactory,
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
    // The same words in the same width on every machine: a system's own Helvetica is whatever it has instead.
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const outcome = await new Promise<Result<PDFDocumentProxy, PdfRefusal>>((resolve, reject) => {
    const slow = () => setTimeout(() => resolve(refuse('timed-out', text('viewer.pdfTimedOut'))), OPENING_MS);
    let timer = slow();
    const settle = (result: Result<PDFDocumentProxy, PdfRefusal>) => {
      clearTimeout(timer);
      resolve(result);
    };
    task.onPassword = (update: (password: string) => void, reason: number) => {
      // A person may take their time.
      clearTimeout(timer);
      askPassword(reason === PasswordResponses.INCORRECT_PASSWORD).then(password => {
        if (password === null) return settle(refuse('locked', text('viewer.pdfLocked')));
        timer = slow();
        return update(password);
      }, reject);
    };
    task.promise.then(
      pdf => {
        if (pdf.numPages <= MAX_PAGES) settle(ok(pdf));
        else
          settle(refuse('too-many-pages', text('viewer.pdfTooManyPages', { pages: pdf.numPages, limit: MAX_PAGES })));
      },
      (cause: unknown) => {
        // InvalidPDFException: not a PDF or torn. Others come from structures that pdf.js could not follow.
        const key = cause instanceof InvalidPDFException ? 'viewer.pdfBroken' : 'viewer.pdfUnreadable';
        settle(refuse('broken', text(key)));
      },
    );
  });
  if (!outcome.ok) void task.destroy();
  return outcome;
}

/** Answers pdf.js's questions for stretches of the file out of the store. */
function rangesOf(bytes: DocumentBytes): PDFDataRangeTransport {
  class StoredRanges extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      bytes.read(begin, Math.min(end, bytes.length)).then(
        chunk => this.onDataRange(begin, chunk),
        // A chunk that cannot be opened: pdf.js fails what needed it, and the page says so.
        () => this.onDataRange(begin, null),
      );
    }
  }
  return new StoredRanges(bytes.length, null);
}

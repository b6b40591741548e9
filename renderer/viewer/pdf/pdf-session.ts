import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { KeptWords } from '../../data/kept-words.ts';
import { PageLayers } from '../page-layers.ts';
import { ScanTexts } from '../scan/scan-texts.ts';
import { pagePicture } from './page-picture.ts';
import { PageTexts } from './page-texts.ts';
import type { PageSize } from './page-layout.ts';
import { RenderQueue } from './render-queue.ts';

/** What the parts of one open PDF share. Lives as long as the document is on the screen. */
export class PdfSession extends PageLayers {
  readonly pdf: PDFDocumentProxy;
  readonly texts: PageTexts;
  /** The words of pages that the file has only pictures of. */
  readonly scanned: ScanTexts;
  readonly queue = new RenderQueue();
  /** Resolves when the page that is looked at first is on the screen, or cannot be: until then nothing else is read. */
  readonly firstPage: Promise<void>;
  /** A page was drawn, or given up. */
  readonly pageDone: () => void;
  readonly #onSize: (page: number, size: PageSize) => void;

  constructor(pdf: PDFDocumentProxy, onSize: (page: number, size: PageSize) => void, kept?: KeptWords) {
    super();
    this.pdf = pdf;
    this.scanned = new ScanTexts({ pages: pdf.numPages, kept, picture: page => pagePicture(pdf, page) });
    this.texts = new PageTexts(pdf, this.scanned);
    this.#onSize = onSize;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.firstPage = promise;
    // In the task after the frame: what waits would take the processor from the painting.
    this.pageDone = () => requestAnimationFrame(() => setTimeout(resolve));
  }

  sizeKnown(page: number, size: PageSize): void {
    this.#onSize(page, size);
  }
}

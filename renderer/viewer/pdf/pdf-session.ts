import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Rect } from '../../../shared/anchors/area.ts';
import { tableFromWords } from '../../../shared/forms/table-from-words.ts';
import type { KeptWords } from '../../data/kept-words.ts';
import { PageLayers } from '../page-layers.ts';
import type { Table } from '../taken-table.ts';
import { ScanTexts } from '../scan/scan-texts.ts';
import { pagePicture } from './page-picture.ts';
import { PageTexts } from './page-texts.ts';
import type { PageSize } from './page-layout.ts';
import { RenderQueue } from './render-queue.ts';
import { placedWords, scannedWords, wordsIn } from './words-in-area.ts';

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

  /** The words in an area (points from the top left of the page as it is shown) as rows and cells; null: no table. */
  async tableIn(page: number, area: Rect, size: PageSize): Promise<Table | null> {
    const own = await this.pdf.getPage(page).then(placedWords, () => []);
    const read = this.scanned.reading(page);
    const words = own.length > 0 || typeof read === 'string' ? own : scannedWords(read, size);
    return tableFromWords(wordsIn(words, area));
  }

  sizeKnown(page: number, size: PageSize): void {
    this.#onSize(page, size);
  }
}

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { drawPage } from './draw-page.ts';

/** As a scanner would send it: 300 dots an inch. What reads it makes very large pages smaller. */
const DOTS_PER_POINT = 300 / 72;

/** The picture of a page that has no text of its own, to be read. Null: it cannot be drawn. */
export async function pagePicture(pdf: PDFDocumentProxy, number: number): Promise<ImageBitmap | null> {
  try {
    const page = await pdf.getPage(number);
    const scale = DOTS_PER_POINT / (window.devicePixelRatio || 1);
    const { outcome, canvas } = await drawPage(page, scale, 0, new AbortController().signal);
    if (outcome !== 'drawn') return null;
    const bitmap = await createImageBitmap(canvas);
    canvas.width = canvas.height = 0;
    return bitmap;
  } catch {
    // The page's objects could not be read, or the document was closed meanwhile.
    return null;
  }
}

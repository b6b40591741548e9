import '../../../i18n/add-later.ts';
import { EncryptedPDFError, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { openPdf } from '../../../viewer/pdf/open-pdf.ts';
import { drawMarks } from './draw-marks.ts';
import { drawNotes } from './draw-notes.ts';
import type { PlacedMark } from './marks-to-xfdf.ts';
import { noteLines } from './note-lines.ts';
import type { PdfPages } from './pdf-pages.ts';

export interface FlattenIn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly placed: readonly PlacedMark[];
  readonly remarks: readonly Annotation[];
  readonly pages: PdfPages;
}

/**
 * A copy of a PDF with the marks drawn into its pages and what they say on pages at its end. Appended to the file as it is,
 * so that nothing of the original is written anew; where a torn file has nothing to append to, it is written whole. What
 * comes of it is opened once before anybody gets it.
 */
export async function flattenPdf(from: FlattenIn): Promise<Result<Uint8Array<ArrayBuffer>, 'encrypted' | 'broken'>> {
  for (const isAppended of [true, false]) {
    try {
      const drawn = await draw(from, isAppended);
      if (await opens(drawn.bytes, drawn.pages)) return ok(drawn.bytes);
    } catch (error) {
      if (error instanceof EncryptedPDFError) return refuse('encrypted', 'The PDF is encrypted.');
      // A structure that the writer could not follow: whatever it throws, the next way is tried.
      console.warn('A PDF could not be written with its marks', isAppended ? 'appended' : 'whole');
    }
  }
  return refuse('broken', 'The PDF could not be written with its marks.');
}

async function draw({ bytes, placed, remarks, pages }: FlattenIn, isAppended: boolean) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: isAppended });
  const fonts = {
    plain: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  };
  await drawMarks(pdf, fonts.bold, placed, pages);
  await drawNotes(pdf, fonts, noteLines(placed, remarks));
  const written = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false });
  return { bytes: new Uint8Array(written), pages: pdf.getPageCount() };
}

async function opens(bytes: Uint8Array<ArrayBuffer>, pages: number): Promise<boolean> {
  // The reader takes the buffer that it is given with it.
  const read = async (from: number, to: number) => bytes.slice(from, to);
  const opened = await openPdf({ length: bytes.length, read }, async () => null);
  if (!opened.ok) return false;
  const isWhole = opened.value.numPages === pages;
  void opened.value.loadingTask.destroy();
  return isWhole;
}

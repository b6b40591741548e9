import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** A PDF of A4 pages, each with its lines of text; a page without lines has no text at all. */
export async function makePdf(pages: readonly (readonly string[])[], password?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([595, 842]);
    for (const [i, line] of lines.entries()) page.drawText(line, { x: 72, y: 760 - i * 20, size: 12, font });
    if (lines.length === 0) page.drawRectangle({ x: 100, y: 300, width: 200, height: 200 });
  }
  if (password !== undefined) pdf.encrypt({ userPassword: password, ownerPassword: `${password}-owner` });
  return pdf.save({ useObjectStreams: password === undefined });
}

import { PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString, StandardFonts } from '@cantoo/pdf-lib';

/** Six pages "i, ii, 1 … 4" with an outline, a file inside, a filled form and two links: one inside, one out. */
export async function makeRichPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const { context, catalog } = pdf;
  const pages = Array.from({ length: 6 }, (_, i) => {
    const page = pdf.addPage([400, 560]);
    page.drawText(`Leaf ${i + 1}`, { x: 40, y: 500, size: 14, font });
    return page;
  });
  catalog.set(
    PDFName.of('PageLabels'),
    context.obj({ Nums: [0, context.obj({ S: 'r' }), 2, context.obj({ S: 'D' })] }),
  );
  const destination = (page: number) => context.obj([pages[page - 1]?.ref ?? null, 'Fit']);

  const outline = context.nextRef();
  const chapter = context.nextRef();
  const section = context.nextRef();
  context.assign(
    section,
    context.obj({ Title: PDFHexString.fromText('Exclusions'), Parent: chapter, Dest: destination(5) }),
  );
  context.assign(
    chapter,
    context.obj({
      Title: PDFHexString.fromText('Terms'),
      Parent: outline,
      Dest: destination(3),
      First: section,
      Last: section,
      Count: PDFNumber.of(1),
    }),
  );
  context.assign(outline, context.obj({ Type: 'Outlines', First: chapter, Last: chapter, Count: PDFNumber.of(2) }));
  catalog.set(PDFName.of('Outlines'), outline);

  const link = (bottom: number, more: Record<string, unknown>) =>
    context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [40, bottom, 240, bottom + 20],
        Border: [0, 0, 0],
        ...more,
      } as never),
    );
  pages[0]?.node.set(
    PDFName.of('Annots'),
    context.obj([
      link(420, { Dest: destination(4) }),
      link(380, { A: context.obj({ S: 'URI', URI: PDFString.of('https://example.com/terms') }) }),
    ]),
  );
  const field = pdf.getForm().createTextField('holder');
  field.setText('Ingrid Solheim');
  field.addToPage(pages[1] ?? pdf.getPage(1), { x: 40, y: 400, width: 200, height: 24 });
  await pdf.attach(new Uint8Array([1, 2, 3]), 'rates.xlsx', { mimeType: 'application/octet-stream' });
  return pdf.save();
}

import { fetchUsualFonts } from './data-files.ts';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';

let warmed: Promise<void> | null = null;

/** Makes the machinery of PDFs warm, once: whoever opens a document must not share the processor with this. */
export function warmUpPdf(): Promise<void> {
  warmed ??= warmUp().catch((cause: unknown) => {
    warmed = null;
    throw cause;
  });
  return warmed;
}

/**
 * Draws a page that nobody sees. The first page ever costs several times the second: the worker is started, both sides
 * of pdf.js are compiled and the font of most letters is read.
 */
async function warmUp(): Promise<void> {
  const bytes = onePagePdf();
  const read = (from: number, to: number) => Promise.resolve(bytes.slice(from, to));
  const opened = await openPdf({ length: bytes.length, read }, () => Promise.resolve(null), 'view');
  if (!opened.ok) return;
  try {
    await drawPage(await opened.value.getPage(1), 1, 0, new AbortController().signal);
  } finally {
    await opened.value.loadingTask.destroy();
  }
  await fetchUsualFonts();
}

/** The smallest file with a line of text. */
export function onePagePdf(): Uint8Array<ArrayBuffer> {
  const words = 'BT /F1 12 Tf 20 100 Td (Meridian) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${words.length}>>stream\n${words}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + table + end);
}

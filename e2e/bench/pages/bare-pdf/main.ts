import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens bytes that are in memory and paints the first page at the width given. Resolves when the canvas is drawn. */
async function paintFirstPage(bytes: Uint8Array<ArrayBuffer>, width: number): Promise<void> {
  const pdf = await getDocument({ data: bytes }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  document.body.replaceChildren(canvas);
  await page.render({ canvas, viewport }).promise;
}

const bytes = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
document.addEventListener('keydown', () => {
  void paintFirstPage(bytes, 760).then(() => document.body.setAttribute('data-drawn', 'drawn'));
});
document.body.setAttribute('data-ready', '');

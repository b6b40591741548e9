import { getDocument, GlobalWorkerOptions, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

const width = Number(new URLSearchParams(location.search).get('width') ?? 900);
const bytes = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
let worker: PDFWorker | null = null;
let pdf: PDFDocumentProxy | null = null;

/** Opens bytes that are in memory and paints the first page. Resolves when the canvas is drawn. */
async function paintFirstPage(): Promise<void> {
  worker ??= PDFWorker.create({});
  // pdf.js takes the buffer away.
  pdf = await getDocument({ data: bytes.slice(), worker }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
  document.body.replaceChildren(canvas);
  canvas.dataset['drawn'] = 'drawn';
}

function close(): void {
  document.body.replaceChildren();
  void pdf?.loadingTask.destroy();
}

document.addEventListener('keydown', event => {
  if (event.key === 'Enter') void paintFirstPage();
  if (event.key === 'Escape') close();
});
document.body.dataset['ready'] = '';

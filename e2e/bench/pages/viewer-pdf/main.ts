import { getDocument, GlobalWorkerOptions, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import 'pdfjs-dist/web/pdf_viewer.css';

GlobalWorkerOptions.workerSrc = workerUrl;

const width = Number(new URLSearchParams(location.search).get('width') ?? 900);
const bytes = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
const container = document.createElement('div');
container.style.cssText = `position: absolute; inset: 0 auto 0 0; width: ${width + 40}px; overflow: auto`;
const list = document.createElement('div');
list.className = 'pdfViewer';
container.append(list);
document.body.append(container);
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container, viewer: list, eventBus, linkService });
linkService.setViewer(viewer);
let worker: PDFWorker | null = null;
let pdf: PDFDocumentProxy | null = null;

eventBus.on('pagesinit', () => {
  viewer.currentScaleValue = 'page-width';
});
eventBus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => {
  if (pageNumber === 1) list.dataset['drawn'] = 'drawn';
});

async function open(): Promise<void> {
  worker ??= PDFWorker.create({});
  // pdf.js takes the buffer away.
  pdf = await getDocument({ data: bytes.slice(), worker }).promise;
  viewer.setDocument(pdf);
  linkService.setDocument(pdf);
}

function close(): void {
  viewer.setDocument(null);
  delete list.dataset['drawn'];
  void pdf?.loadingTask.destroy();
}

document.addEventListener('keydown', event => {
  if (event.key === 'Enter') void open();
  if (event.key === 'Escape') close();
});
document.body.dataset['ready'] = '';

import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import 'pdfjs-dist/web/pdf_viewer.css';
import { offerStage } from '../fling-stage.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

const container = document.createElement('div');
container.style.cssText = 'position: absolute; inset: 0 auto 0 0; width: 942px; overflow: auto';
const list = document.createElement('div');
list.className = 'pdfViewer';
container.append(list);
document.body.append(container);
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container, viewer: list, eventBus, linkService });
linkService.setViewer(viewer);
const data = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
const pdf = await getDocument({ data }).promise;
viewer.setDocument(pdf);
linkService.setDocument(pdf);
await viewer.pagesPromise;
viewer.currentScaleValue = 'page-width';
offerStage({
  scroller: container,
  goTo: page => {
    viewer.currentPageNumber = page;
  },
  isDrawn: page => list.querySelector(`.page[data-page-number="${page}"][data-loaded="true"] canvas`) !== null,
});

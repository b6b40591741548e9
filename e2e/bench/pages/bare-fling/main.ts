import { getDocument, GlobalWorkerOptions, type RenderTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { offerStage } from '../fling-stage.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

const GAP = 12;
const scroller = document.createElement('div');
scroller.style.cssText = 'position: absolute; inset: 0 auto 0 0; width: 942px; overflow: auto';
document.body.append(scroller);
const data = new Uint8Array(await (await fetch('document.pdf')).arrayBuffer());
const pdf = await getDocument({ data }).promise;
const size = (await pdf.getPage(1)).getViewport({ scale: 1 });
const scale = 918 / size.width;
const step = Math.floor(size.height * scale) + GAP;
const list = document.createElement('div');
list.style.cssText = `position: relative; height: ${pdf.numPages * step}px`;
scroller.append(list);

const shown = new Map<number, { element: HTMLElement; task: RenderTask | null }>();

/** The least list: pages in sight are drawn, those that leave are cancelled and taken away. */
function look(): void {
  const first = Math.floor(scroller.scrollTop / step) + 1;
  const last = Math.min(pdf.numPages, Math.floor((scroller.scrollTop + scroller.clientHeight) / step) + 1);
  for (const [page, { element, task }] of shown) {
    if (page >= first && page <= last) continue;
    task?.cancel();
    element.remove();
    shown.delete(page);
  }
  for (let page = first; page <= last; page++) if (!shown.has(page)) void draw(page);
}

async function draw(number: number): Promise<void> {
  const element = document.createElement('div');
  element.dataset['page'] = String(number);
  element.style.cssText = `position: absolute; top: ${(number - 1) * step}px; width: 918px; height: ${step - GAP}px`;
  list.append(element);
  const entry: { element: HTMLElement; task: RenderTask | null } = { element, task: null };
  shown.set(number, entry);
  const page = await pdf.getPage(number);
  if (shown.get(number) !== entry) return;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  entry.task = page.render({ canvas, viewport });
  // Rejects when it is cancelled: then the page has gone.
  const isDrawn = await entry.task.promise.then(
    () => true,
    () => false,
  );
  if (!isDrawn) return;
  element.append(canvas);
  element.dataset['drawn'] = 'drawn';
}

scroller.addEventListener('scroll', look, { passive: true });
look();
offerStage({
  scroller,
  goTo: page => {
    scroller.scrollTop = (page - 1) * step;
  },
  isDrawn: page => shown.get(page)?.element.dataset['drawn'] !== undefined,
});

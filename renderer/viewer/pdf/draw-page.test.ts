import { afterEach, expect, test, vi } from 'vitest';
import { stubBytes } from '../testing/stub-bytes.ts';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';
import { onePagePdf } from './warm-up.ts';

afterEach(() => vi.restoreAllMocks());

async function openOne(use: 'view' | 'words') {
  const opened = await openPdf(stubBytes(onePagePdf()), () => Promise.resolve(null), use);
  if (!opened.ok) throw new Error(opened.failure.message);
  return { page: await opened.value.getPage(1), close: () => opened.value.loadingTask.destroy() };
}

const signal = () => new AbortController().signal;

/** How dark each pixel is, whatever kind of canvas it is on. */
function darkness(picture: HTMLCanvasElement): number[] {
  const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  copy?.drawImage(picture, 0, 0);
  const { data } = copy?.getImageData(0, 0, picture.width, picture.height) ?? { data: new Uint8ClampedArray() };
  return Array.from({ length: data.length / 4 }, (_, i) => 255 - (data[4 * i] ?? 255));
}

test('the worker draws the same page as this thread does', async () => {
  const [far, here] = [await openOne('view'), await openOne('words')];
  const [theirs, ours] = [await drawPage(far.page, 2, 0, signal()), await drawPage(here.page, 2, 0, signal())];
  expect([theirs.outcome, ours.outcome]).toEqual(['drawn', 'drawn']);
  const [a, b] = [darkness(theirs.canvas), darkness(ours.canvas)];
  expect(b.filter(dark => dark > 128).length).toBeGreaterThan(100);
  expect(a).toEqual(b);
  // What the worker drew was handed over: such a canvas has no context to draw in.
  expect([theirs.canvas.getContext('2d'), ours.canvas.getContext('2d')]).toEqual([
    null,
    expect.any(CanvasRenderingContext2D),
  ]);
  await Promise.all([far.close(), here.close()]);
});

test('a page that the worker draws waits for no frame, so a covered window draws too', async () => {
  const { page, close } = await openOne('view');
  await drawPage(page, 1, 0, signal());
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  const { outcome } = await drawPage(page, 1.5, 0, signal());
  expect(outcome).toBe('drawn');
  await close();
});

test('a second document that is open at the same time is drawn as well', async () => {
  const [first, second] = [await openOne('view'), await openOne('view')];
  const drawn = await Promise.all([drawPage(first.page, 1, 0, signal()), drawPage(second.page, 1, 0, signal())]);
  expect(drawn.map(({ outcome }) => outcome)).toEqual(['drawn', 'drawn']);
  expect(darkness(drawn[0].canvas)).toEqual(darkness(drawn[1].canvas));
  await Promise.all([first.close(), second.close()]);
});

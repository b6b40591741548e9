/** What a page of the fling shows, for those who scroll it. */
export interface FlingStage {
  readonly scroller: HTMLElement;
  readonly goTo: (page: number) => void;
  /** Of a page from 1: its picture is there, as fine as it will be. */
  readonly isDrawn: (page: number) => boolean;
  /** A picture of it is there, be it a coarse one. Left out: there are no coarse ones. */
  readonly hasPicture?: (page: number) => boolean;
}

export interface FlingFigures {
  readonly frames: number;
  readonly lateShare: number;
  readonly framesOver50: number;
  readonly blankShare: number;
}

const LATE_MS = 20;
const VERY_LATE_MS = 50;

/** Hands the page to the bench: `window.fling`, `window.jump` and `window.rest`. */
export function offerStage(stage: FlingStage): void {
  Object.assign(window, {
    fling: (runs: readonly Run[]) => fling(stage, runs),
    jump: (page: number) => jump(stage, page),
    rest: () => rest(stage),
  });
  document.body.dataset['ready'] = '';
}

/** Scrolling at a speed for a time. Speed 0 rests. */
interface Run {
  readonly pixelsPerSecond: number;
  readonly ms: number;
}

/** A page that shows nothing this long has nothing left to draw: the longest step of any side is shorter. */
const FRAMES_OF_REST = 30;

async function fling(stage: FlingStage, runs: readonly Run[]): Promise<FlingFigures> {
  let [frames, late, veryLate, blank, looked] = [0, 0, 0, 0, 0];
  let before = await nextFrame();
  for (const { pixelsPerSecond, ms } of runs) {
    const begun = before;
    while (before - begun < ms) {
      stage.scroller.scrollTop += (pixelsPerSecond / 1000) * 16.7;
      const now = await nextFrame();
      const took = now - before;
      frames++;
      if (took > LATE_MS) late++;
      if (took > VERY_LATE_MS) veryLate++;
      before = now;
      const page = pageAtCentre(stage.scroller);
      if (page === null) continue;
      looked++;
      if (!(stage.hasPicture ?? stage.isDrawn)(page)) blank++;
    }
  }
  return { frames, lateShare: late / frames, framesOver50: veryLate, blankShare: blank / Math.max(1, looked) };
}

/** Milliseconds until the page is painted: the task after the frame in which it was drawn. */
async function jump(stage: FlingStage, page: number): Promise<number> {
  const begun = performance.now();
  stage.goTo(page);
  while (!stage.isDrawn(page)) await nextFrame();
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve());
      channel.port1.start();
      channel.port2.postMessage(0);
    });
  });
  return performance.now() - begun;
}

/** Until nothing has changed in the list for half a second of frames: what was begun before has come to its end. */
async function rest({ scroller }: FlingStage): Promise<void> {
  let still = 0;
  const changes = new MutationObserver(() => {
    still = 0;
  });
  changes.observe(scroller, { subtree: true, childList: true, attributes: true });
  while (still++ < FRAMES_OF_REST) await nextFrame();
  changes.disconnect();
}

function nextFrame(): Promise<number> {
  return new Promise(resolve => requestAnimationFrame(resolve));
}

/** Null between two pages. */
function pageAtCentre(scroller: HTMLElement): number | null {
  const box = scroller.getBoundingClientRect();
  const element = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const page = element?.closest<HTMLElement>('[data-page], [data-page-number]');
  return page ? Number(page.dataset['page'] ?? page.dataset['pageNumber']) : null;
}

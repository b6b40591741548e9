import '../../../../renderer/viewer/marks/marks.css';
import { spansNear } from '../../../../renderer/viewer/marks/spans-near.ts';
import type { PlacedMark } from '../../../../renderer/viewer/marks/place-marks.ts';
import { MARK_TONES } from '../../../../renderer/viewer/marks/mark.ts';
import { paintText } from '../../../../renderer/viewer/text/paint-text.ts';
import { splitBlocks } from '../../../../renderer/viewer/text/split-blocks.ts';
import { offsetsInView, textIndexOf } from '../../../../renderer/viewer/text/text-dom.ts';
import { makeTexts } from '../../made-texts.ts';

// `side`: bare, ours or wrapped. One document of 200,000 words, as many marks as asked for, spread evenly over it.
const asked = new URLSearchParams(location.search);
const side = asked.get('side');
const count = Number(asked.get('marks'));
const WORDS = 200_000;
const SCROLLS = 120;
const STEP = 100;

const content = makeTexts(1, WORDS).texts[0]?.replaceAll('. ', '.\n') ?? '';
const blocks = splitBlocks(content);
const placed: PlacedMark[] = Array.from({ length: count }, (_, i) => {
  const start = Math.floor((i * (content.length - 10)) / count);
  const tone = MARK_TONES[i % MARK_TONES.length] ?? 0;
  const mark = { id: `m${i}`, selectors: [], label: '', tone, note: '', author: '', isSelected: false };
  return { mark, start, end: start + 6, state: 'placed', score: 1 };
});

const view = document.createElement('div');
view.style.cssText = 'block-size: 800px; overflow: auto; inline-size: 900px';
const sheet = document.createElement('div');
view.append(sheet);
document.body.append(view);
for (const { start, text } of blocks) {
  const block = document.createElement('div');
  // As the paper of the viewer is laid out.
  block.style.cssText = 'white-space: pre-wrap; content-visibility: auto; contain-intrinsic-block-size: auto 1000px';
  block.dataset['start'] = String(start);
  block.textContent = text;
  sheet.append(block);
}
const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));
/** Runs `work` in a frame and resolves in the task after that frame was painted. */
const painted = async (work: () => void): Promise<number> => {
  await frame();
  await frame();
  const from = await frame().then(() => performance.now());
  work();
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve());
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - from;
};

let repaint = (): void => {};
let last = { start: -1, end: -1 };
const near = spansNear(placed);
const mark = (): void => {
  if (side === 'wrapped') wrapAll();
  if (side !== 'ours') return;
  repaint = () => {
    const seen = offsetsInView(view, sheet);
    if (seen.start === last.start && seen.end === last.end) return;
    last = seen;
    paintText(view, textIndexOf(sheet, blocks), seen, { marks: near, hits: () => [], current: undefined });
  };
  repaint();
};

/** What programs do that know no other way: the marked words in elements of their own. */
function wrapAll(): void {
  const elements = sheet.querySelectorAll<HTMLElement>('[data-start]');
  let next = 0;
  for (const [i, { start, text }] of blocks.entries()) {
    let html = '';
    let at = start;
    for (; next < placed.length && (placed[next] as PlacedMark).start < start + text.length; next++) {
      const one = placed[next] as PlacedMark;
      html += `${content.slice(at, one.start)}<mark data-id="${one.mark.id}">${content.slice(one.start, one.end)}</mark>`;
      at = one.end;
    }
    (elements[i] as HTMLElement).innerHTML = html + content.slice(at, start + text.length);
  }
}

const markMs = await painted(mark);
view.addEventListener('scroll', () => repaint(), { passive: true });
// From here the bench asks the browser what a scroll costs it.
Object.assign(window, {
  scrollThrough: async () => {
    for (let i = 0; i < SCROLLS; i++) {
      view.scrollTop += STEP;
      await frame();
    }
  },
});
document.body.setAttribute('data-figures', JSON.stringify({ figures: { markMs }, scrolls: SCROLLS }));

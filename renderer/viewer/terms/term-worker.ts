import { TermFinder } from '../../../shared/terms/term-finder.ts';
import type { TermTask } from './term-messages.ts';

let finder = new TermFinder([]);

self.addEventListener('message', ({ data }: MessageEvent<TermTask>) => {
  if (data.type === 'lists') finder = new TermFinder(data.lists);
  else {
    const found = finder.find(data.text);
    const spans = new Uint32Array(found.length * 3);
    for (const [i, { start, end, list }] of found.entries()) spans.set([start, end, list], i * 3);
    self.postMessage({ turn: data.turn, spans }, { transfer: [spans.buffer] });
  }
});

import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { FrameWindow } from './dress-frame.ts';
import type { OpenFrame } from './use-frame-events.ts';

/** Later names are drawn above earlier ones. */
const ORDER = [
  'change-added',
  'change-removed',
  'change-moved',
  'mark-0',
  'mark-1',
  'mark-2',
  'mark-3',
  'mark-4',
  'mark-5',
  'mark-selected',
  'change-current',
  'hit',
  'hit-current',
];

/** Paints stretches of a frame's text under a name that its sheets know. The highlights of a frame are its own. */
export function paintInFrame(frame: OpenFrame, name: string, spans: readonly Span[]): void {
  const { Highlight: FrameHighlight, CSS: css } = frame.document.defaultView as FrameWindow;
  const ranges = spans.flatMap(({ start, end }) => frame.text.index.rangeOf(start, end) ?? []);
  const highlight = new FrameHighlight(...ranges);
  highlight.priority = ORDER.indexOf(name);
  css.highlights.set(name, highlight);
}

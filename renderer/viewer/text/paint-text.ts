import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { paintSpans } from '../marks/highlight-registry.ts';
import { MARK_TONES } from '../marks/mark.ts';
import type { PlacedMark } from '../marks/place-marks.ts';
import type { SpansNear } from '../marks/spans-near.ts';
import { spreadLabels } from '../marks/spread-labels.ts';
import type { TextIndex } from '../marks/text-index.ts';

/** From one label to the next, so that none is a target too small to hit (WCAG 2.5.8). */
const LABEL_HEIGHT = 24;
/** More labels than lines on the screen are no help: then the words are pressed. */
const MOST_LABELS = 80;

export interface PlacedLabel {
  readonly placed: PlacedMark;
  /** Pixels from the top of the paper. */
  readonly top: number;
}

export interface Painting {
  readonly marks: SpansNear<PlacedMark>;
  readonly hits: SpansNear<Span>;
  readonly current: Span | undefined;
}

/** Paints what is near the view in the highlights of the window, in place of what this owner painted before. */
export function paintText(
  owner: object,
  texts: TextIndex,
  seen: Span,
  { marks, hits, current }: Painting,
): readonly PlacedMark[] {
  const near = marks(seen);
  const rangeOf = ({ start, end }: Span) => texts.rangeOf(start, end);
  const byTone = Map.groupBy(near, ({ mark }) => mark.tone);
  for (const tone of MARK_TONES) paintSpans(owner, `mark-${tone}`, byTone.get(tone) ?? [], rangeOf);
  const selected = near.filter(({ mark }) => mark.isSelected);
  paintSpans(owner, 'mark-selected', selected, rangeOf);
  paintSpans(owner, 'hit', hits(seen), rangeOf);
  paintSpans(owner, 'hit-current', current ? [current] : [], rangeOf);
  return near;
}

/** Where the labels of these marks belong. */
export function labelsOf(near: readonly PlacedMark[], texts: TextIndex, sheet: HTMLElement): PlacedLabel[] {
  const labelled = near.slice(0, MOST_LABELS);
  const sheetTop = sheet.getBoundingClientRect().top;
  const tops = labelled.map(
    ({ start, end }) => (texts.rangeOf(start, end)?.getClientRects()[0]?.top ?? sheetTop) - sheetTop,
  );
  const spread = spreadLabels(tops, LABEL_HEIGHT);
  return labelled.map((placed, i) => ({ placed, top: spread[i] ?? 0 }));
}

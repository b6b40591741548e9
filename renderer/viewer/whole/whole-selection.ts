import { pageSelector } from '../../../shared/anchors/area.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentSelection } from '../document-selection.ts';
import type { Mark } from '../marks/mark.ts';

/** What can be marked without pointing at anything in it. */
export type Whole = 'page' | 'document';

/** How far below the upper edge of the pane the bar asks what to make of it. */
const BAR_BELOW = 48;

/** @param page the one that is in front, from 1 */
export function wholeSelection(
  document: DocumentRecord,
  whole: Whole,
  page: number,
  pane: Pick<DOMRect, 'left' | 'right' | 'top'>,
): DocumentSelection {
  const middle = (pane.left + pane.right) / 2;
  const top = pane.top + BAR_BELOW;
  return {
    document,
    scope: whole,
    selectors: whole === 'page' ? [pageSelector({ page, area: null })] : [],
    exact: '',
    box: { left: middle, right: middle, top, bottom: top },
  };
}

/** A mark on the document as a whole has no place in it: it is shown above. */
export function isOnWhole({ selectors }: Pick<Mark, 'selectors'>): boolean {
  return selectors.length === 0;
}

import type { ViewState } from './document-view.ts';

/** The pages that a view has in front: the one that is read, and the one beside it where two stand side by side. */
export function pagesInFront({ pages, place }: Pick<ViewState, 'pages' | 'place'>): readonly number[] {
  const { page, isSpread = false } = place;
  return isSpread && page < (pages ?? 1) ? [page, page + 1] : [page];
}

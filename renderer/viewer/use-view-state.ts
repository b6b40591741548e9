import { useCallback, useEffect, useId, useState } from 'react';
import type { DocumentBytesState, DocumentRecord } from '../../shared/model/document.ts';
import { START_PLACE, type ViewPlace, type ViewState } from './document-view.ts';
import { pagesInFront } from './pages-in-front.ts';
import { tellSight } from './sight-news.ts';

const CLOSED: ViewState = {
  pages: null,
  place: START_PLACE,
  scale: null,
  canRotate: false,
  canDrawArea: false,
  canFind: false,
  find: null,
};

/** What a view of a document has told of itself: nothing while its bytes are not open. Others learn what is in sight. */
export function useViewState(
  record: DocumentRecord,
  bytesState: DocumentBytesState,
  onPlace: (place: ViewPlace) => void,
) {
  const by = useId();
  const [state, setState] = useState(CLOSED);
  const [isReady, setIsReady] = useState(false);
  // Its bytes came or went: what was in sight is closed. The bar stays, with a menu in it that is just open.
  const [openedAs, setOpenedAs] = useState(bytesState);
  if (openedAs !== bytesState) {
    setOpenedAs(bytesState);
    setState(CLOSED);
    setIsReady(false);
  }
  const { id, version } = record;
  const takeState = useCallback(
    (next: ViewState) => {
      setState(next);
      onPlace(next.place);
      tellSight({ by, document: { id, version }, pages: pagesInFront(next), isPaged: next.pages !== null });
      setIsReady(true);
    },
    [onPlace, id, version, by],
  );
  // What is not on the screen is not read; the screen is outside React. Bytes that went take the pages along.
  useEffect(
    () => () => tellSight({ by, document: { id, version }, pages: [], isPaged: false }),
    // oxlint-disable-next-line react/exhaustive-deps
    [id, version, by, bytesState],
  );
  return { state, isReady, takeState };
}

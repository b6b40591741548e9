import { useEffect, useState } from 'react';
import { compareInWorker } from '../../viewer/compare/compare-in-worker.ts';
import { matchOffset } from '../../viewer/compare/match-offset.ts';
import type { TextComparison } from '../../viewer/compare/compare-texts.ts';
import { followEachOther, placeAt, positionOf } from './linked-scroll.ts';
import { usePort, type ViewHandles } from './view-handles.ts';

export type LinkBy = 'page' | 'words';

/** Two panes that scroll together. */
export interface Link {
  readonly first: string;
  readonly second: string;
  readonly by: LinkBy;
}

export type LinkState =
  | { readonly state: 'off' }
  | { readonly state: 'reading' }
  /** Pages from the first to the second; of words, there is no such number. */
  | { readonly state: 'on'; readonly apart: number }
  | { readonly state: 'impossible' };

const OFF: LinkState = { state: 'off' };

/** Scrolls two panes together: by page, with the distance that they have when it begins, or by the words that match. */
export function useLinkedScroll(views: ViewHandles, link: Link | null): LinkState {
  const first = usePort(views, link?.first, 'scroll');
  const second = usePort(views, link?.second, 'scroll');
  const firstWords = usePort(views, link?.first, 'words');
  const secondWords = usePort(views, link?.second, 'words');
  const [state, setState] = useState<LinkState>(OFF);
  const by = link?.by;

  // Scrolling is the browser's.
  useEffect(() => {
    if (by !== 'page' || !first || !second) return undefined;
    const apart = positionOf(second.place()) - positionOf(first.place());
    // oxlint-disable-next-line react/set-state-in-effect -- known only from the screen
    setState({ state: 'on', apart: Math.round(apart) });
    const stop = followEachOther(
      first,
      second,
      () => second.goTo(placeAt(positionOf(first.place()) + apart)),
      () => first.goTo(placeAt(positionOf(second.place()) - apart)),
    );
    return () => {
      stop();
      setState(OFF);
    };
  }, [by, first, second]);

  // Reading is the documents' own work, and comparing that of a worker.
  useEffect(() => {
    if (by !== 'words' || !first || !second) return undefined;
    if (!firstWords || !secondWords) {
      // oxlint-disable-next-line react/set-state-in-effect -- known only from the screen
      setState({ state: 'impossible' });
      return undefined;
    }
    const asking = new AbortController();
    let stop = (): void => {};
    setState({ state: 'reading' });
    const begin = async (): Promise<void> => {
      const [before, after] = await Promise.all([firstWords.read(), secondWords.read()]);
      const comparison = before.trim() && after.trim() ? await compareInWorker({ before, after }, asking.signal) : null;
      if (asking.signal.aborted) return;
      if (!comparison) return setState({ state: 'impossible' });
      setState({ state: 'on', apart: 0 });
      const follow = alignBy(comparison);
      const toSecond = () => secondWords.alignTop(follow.toAfter(firstWords.topOffset()));
      toSecond();
      stop = followEachOther(first, second, toSecond, () =>
        firstWords.alignTop(follow.toBefore(secondWords.topOffset())),
      );
    };
    begin().catch(() => {
      // The documents were closed meanwhile, or the worker broke: then they scroll alone.
      if (!asking.signal.aborted) setState({ state: 'impossible' });
    });
    return () => {
      asking.abort();
      stop();
      setState(OFF);
    };
  }, [by, first, second, firstWords, secondWords]);

  return link ? state : OFF;
}

function alignBy({ knots }: TextComparison) {
  return {
    toAfter: (offset: number) => matchOffset(offset, knots.before, knots.after),
    toBefore: (offset: number) => matchOffset(offset, knots.after, knots.before),
  };
}

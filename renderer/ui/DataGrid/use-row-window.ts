import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { scrollFor, windowAt, windowWithin, type RowWindow } from './row-window.ts';

interface RowsInSight extends RowWindow {
  /** To be called when the box has been scrolled: the rows are there in the same frame. */
  scrolled: () => void;
  bringIntoSight: (index: number) => void;
}

/** Which rows of a scrolled box are to be drawn. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number): RowsInSight {
  // Before anything can be measured: as if the box were as high as the window. Rows are then in the first frame.
  const [shown, setShown] = useState(() => windowAt(0, innerHeight));
  const measure = useCallback(() => {
    const { current } = box;
    if (!current) return;
    const next = windowAt(current.scrollTop, current.clientHeight);
    setShown(last => (last.from === next.from && last.to === next.to ? last : next));
  }, [box]);

  // The size of a box is the browser's. When rows go, it moves the box and says so: that needs nothing here.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, measure]);

  const scrolled = useCallback(() => flushSync(measure), [measure]);
  const bringIntoSight = useCallback(
    (index: number) => {
      const { current } = box;
      if (!current) return;
      current.scrollTo(0, scrollFor(index, current.scrollTop, current.clientHeight));
      measure();
    },
    [box, measure],
  );
  return { ...windowWithin(shown, count), scrolled, bringIntoSight };
}

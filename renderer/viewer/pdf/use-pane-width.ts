import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of a scrolling pane in CSS pixels; 0 until it is known. Settles before it is used to fit pages. */
export function usePaneWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);

  // Layout is the browser's.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view) return undefined;
    let timer = 0;
    // The observer speaks at the next frame: the first page would be drawn a frame later.
    // oxlint-disable-next-line react/set-state-in-effect -- known only once it is laid out
    setWidth(view.clientWidth);
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      // A separator that is being dragged would draw every page at every pixel.
      timer = window.setTimeout(() => setWidth(view.clientWidth), 80);
    });
    observer.observe(view);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [scroller]);

  return width;
}

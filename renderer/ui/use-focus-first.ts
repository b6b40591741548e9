import { useEffect, type RefObject } from 'react';

/** When this box is there, the person is at its first field, or its first button where it has none. */
export function useFocusFirst(box: RefObject<HTMLElement | null>): void {
  // The focus is the browser's. A dialog takes it when it opens, so it is set once more in the next frame.
  useEffect(() => {
    const focus = () => {
      const first = box.current?.querySelector<HTMLElement>('input') ?? box.current?.querySelector('button');
      if (!box.current?.contains(document.activeElement)) first?.focus();
    };
    focus();
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [box]);
}

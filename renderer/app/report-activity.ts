import type { Clock } from '../../shared/clock.ts';

/** More often tells the main process nothing new. */
export const REPORT_EVERY_MS = 5_000;

const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Tells that somebody is at the keys: with the first touch at once, then once in five seconds, and the last touch of a
 * run as well, so that the idle lock never comes early. Returns how to stop.
 */
export function reportActivity(target: EventTarget, clock: Clock, report: () => void): () => void {
  let cancel: (() => void) | null = null;
  let wasTouched = false;
  const look = () => {
    cancel = null;
    if (wasTouched) tell();
  };
  const tell = () => {
    wasTouched = false;
    report();
    cancel = clock.after(REPORT_EVERY_MS, look);
  };
  const touched = (event: Event) => {
    // The browser says that the pointer moved when the page moves under it.
    if (event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY) return;
    wasTouched = true;
    if (!cancel) tell();
  };
  for (const touch of TOUCHES) target.addEventListener(touch, touched, { passive: true, capture: true });
  return () => {
    cancel?.();
    for (const touch of TOUCHES) target.removeEventListener(touch, touched, { capture: true });
  };
}

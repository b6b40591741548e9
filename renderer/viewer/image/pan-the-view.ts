import type { PointerEvent } from 'react';

/** Drags a picture without words under the view; words are selected instead. */
export function panTheView(event: PointerEvent<HTMLDivElement>): void {
  if (event.button !== 0 || !(event.target instanceof HTMLCanvasElement)) return;
  const view = event.currentTarget;
  const start = { x: event.clientX + view.scrollLeft, y: event.clientY + view.scrollTop };
  const move = (moved: globalThis.PointerEvent) => {
    view.scrollLeft = start.x - moved.clientX;
    view.scrollTop = start.y - moved.clientY;
  };
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}

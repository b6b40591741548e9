import type { KeyboardEvent } from 'react';

/** Attribute of what can be walked by the arrow keys. */
export const RESULT = 'data-result';

/** From one place to the next by the arrow keys, out of the field into the list and back. */
export function moveInResults(event: KeyboardEvent<HTMLElement>, field: HTMLElement | null): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${RESULT}]`)];
  const at = places.indexOf(document.activeElement as HTMLElement);
  const isInField = document.activeElement === field;
  if (at === -1 && !isInField) return;
  const next = nextOf(event.key, at, places.length);
  if (next === null || (isInField && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  const place = places[next];
  if (place) place.focus();
  else if (next === -1) field?.focus();
  place?.scrollIntoView({ block: 'nearest' });
}

/** Null: the key is for somebody else; -1: back to the field. */
function nextOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return -1;
    default:
      return null;
  }
}

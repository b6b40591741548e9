import type { Move } from './review-context.ts';

/** Moves the focus between the rows of a review; a closed part is opened when the focus goes there. */
export function moveFocus(root: Element, row: Element | null, move: Move): void {
  if (move === 'comment') {
    row?.querySelector<HTMLElement>('[data-comment] textarea')?.focus();
    return;
  }
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
  const here = row ? rows.indexOf(row as HTMLElement) : -1;
  const isOpen = (one: HTMLElement) => one.dataset['verdict'] === 'open';
  const after = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))];
  const next =
    move === 'next-open' ? after.find(isOpen) : move === 'next' ? rows[here + 1] : rows[here < 0 ? 0 : here - 1];
  const target = next ?? (move === 'next-open' ? root.querySelector<HTMLElement>('[data-disposition] input') : null);
  target?.closest('details')?.setAttribute('open', '');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}

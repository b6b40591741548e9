/** Where the cursor goes in a list of rows. */
export type GridMove = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

const MOVES: Readonly<Record<string, GridMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

/** The move that a key asks for, without modifiers. */
export function moveOf(key: string): GridMove | undefined {
  return Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
}

/** The row after a move; it stops at the ends. -1 when there are no rows. */
export function moveFrom(index: number, move: GridMove, count: number, page: number): number {
  const last = count - 1;
  const to = {
    up: index - 1,
    down: index + 1,
    'page-up': index - page,
    'page-down': index + page,
    first: 0,
    last,
  }[move];
  return count === 0 ? -1 : Math.min(Math.max(to, 0), last);
}

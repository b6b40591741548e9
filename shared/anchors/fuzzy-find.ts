/** A stretch of a text that is nearly a pattern. */
export interface NearMatch {
  readonly start: number;
  readonly end: number;
  /** Insertions, deletions and substitutions of UTF-16 units. */
  readonly errors: number;
}

/** Cells of the table that one search may compute: a few tens of milliseconds, whatever the text. */
const BUDGET = 12_000_000;

/**
 * The stretch of `text` that needs the fewest edits to become `pattern`, at most `maxErrors`; of equal ones the one
 * nearest `near`. Null when there is none.
 *
 * Sellers' algorithm with Ukkonen's cut-off: a column is computed only as deep as an answer could still come from.
 * When the text is too long for the budget it is searched around `near` only.
 */
export function fuzzyFind(text: string, pattern: string, maxErrors: number, near: number): NearMatch | null {
  const m = pattern.length;
  if (m === 0 || maxErrors < 0) return null;
  const reach = Math.floor(BUDGET / Math.max(1, Math.min(m, maxErrors * 2 + 8)) / 2);
  const from = Math.max(0, Math.min(near, text.length) - reach);
  const to = Math.min(text.length, Math.min(near, text.length) + m + reach);

  const cost = new Int32Array(m + 1);
  const begin = new Int32Array(m + 1).fill(from);
  for (let i = 0; i <= m; i++) cost[i] = i;
  let deepest = Math.min(m, maxErrors + 1);
  let best: NearMatch | null = null;

  for (let j = from; j < to; j++) {
    const unit = text.charCodeAt(j);
    let diagonal = 0;
    let diagonalBegin = j;
    begin[0] = j + 1;
    let last = 0;
    for (let i = 1; i <= deepest; i++) {
      const left = cost[i] as number;
      const leftBegin = begin[i] as number;
      const substitute = diagonal + (pattern.charCodeAt(i - 1) === unit ? 0 : 1);
      const above = (cost[i - 1] as number) + 1;
      let value = substitute;
      let valueBegin = diagonalBegin;
      if (left + 1 < value) {
        value = left + 1;
        valueBegin = leftBegin;
      }
      if (above < value) {
        value = above;
        valueBegin = begin[i - 1] as number;
      }
      cost[i] = value;
      begin[i] = valueBegin;
      diagonal = left;
      diagonalBegin = leftBegin;
      if (value <= maxErrors) last = i;
    }
    if (last === m) {
      const found = { start: begin[m] as number, end: j + 1, errors: cost[m] as number };
      if (isBetter(found, best, near)) best = found;
    }
    // The next column may go one deeper than this one had hope; that cell has never been written, so it is set.
    const next = Math.min(m, last + 1);
    for (let i = deepest + 1; i <= next; i++) {
      cost[i] = maxErrors + 1;
      begin[i] = j + 1;
    }
    deepest = next;
  }
  return best;
}

function isBetter(found: NearMatch, best: NearMatch | null, near: number): boolean {
  if (!best || found.errors < best.errors) return true;
  return found.errors === best.errors && Math.abs(found.start - near) < Math.abs(best.start - near);
}

import type { QueueRow } from '../../data/views.ts';

/**
 * The case that comes under the cursor when this one is done: the next one shown, else the one before, else none.
 *
 * @param rows all cases, in the order of the list; `shown` are those of them that the filter lets through, which this
 *   one may have left by being done
 */
export function caseAfter(rows: readonly QueueRow[], shown: readonly QueueRow[], caseId: string): string | null {
  const here = rows.findIndex(({ record }) => record.id === caseId);
  const visible = new Set(shown);
  const others = (row: QueueRow) => row.record.id !== caseId && visible.has(row);
  const next = rows.slice(here + 1).find(others) ?? rows.slice(0, Math.max(0, here)).findLast(others);
  return next?.record.id ?? null;
}

import type { Priority } from '../../../shared/model/case.ts';
import type { QueueRow } from '../../data/views.ts';
import { groupsOfRow, STATE_GROUPS, type StateGroup } from './state-groups.ts';

/** What the queue shows. Furniture: it is kept, except the words, which could name a person. */
export interface QueueFilter {
  readonly group: StateGroup;
  /** A process's name, as shown; null for all. */
  readonly process: string | null;
  readonly priority: Priority | null;
  readonly words: string;
}

export const NO_FILTER: QueueFilter = { group: 'open', process: null, priority: null, words: '' };

export interface FilteredQueue {
  readonly rows: readonly QueueRow[];
  /** How many rows each view would show with the other filters as they are. */
  readonly counts: Readonly<Record<StateGroup, number>>;
}

/** Keeps the order that the rows came in. */
export function filterQueue(rows: readonly QueueRow[], filter: QueueFilter): FilteredQueue {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  const candidates = rows.filter(
    row =>
      (filter.process === null || row.processName === filter.process) &&
      (filter.priority === null || row.record.priority === filter.priority) &&
      words.every(word => searchable(row).includes(word)),
  );
  const counts = Object.fromEntries(STATE_GROUPS.map(group => [group, 0])) as Record<StateGroup, number>;
  const shown: QueueRow[] = [];
  for (const row of candidates) {
    for (const group of groupsOfRow(row)) {
      counts[group]++;
      if (group === filter.group) shown.push(row);
    }
  }
  return { rows: shown, counts };
}

/** True when something besides the view hides rows. */
export function isNarrowed(filter: QueueFilter): boolean {
  return filter.process !== null || filter.priority !== null || filter.words.trim() !== '';
}

/** The processes that occur, by name. */
export function processNames(rows: readonly QueueRow[]): readonly string[] {
  return [...new Set(rows.map(row => row.processName))].toSorted((a, b) => a.localeCompare(b));
}

// Folding 50,000 titles at each letter would be felt; a record that changes is a new object.
const folded = new WeakMap<object, string>();

function searchable(row: QueueRow): string {
  let said = folded.get(row.record);
  if (said === undefined) {
    const { reference, title, attributes } = row.record;
    const values = Object.values(attributes).filter(value => typeof value === 'string' || typeof value === 'number');
    said = fold([reference, title, ...values].join('\n'));
    folded.set(row.record, said);
  }
  return said;
}

function fold(said: string): string {
  return said.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

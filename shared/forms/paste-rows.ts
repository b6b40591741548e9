import { insertAt, setAt, type Answers } from './answers.ts';
import type { FormBlock, FormField } from './form-model.ts';
import type { SendableParts } from './sendable-answers.ts';

/** A question of a row that a pasted column can fill. */
export interface PasteColumn {
  readonly field: FormField;
  /** Pointer inside the row: `/name`; empty for a list of plain values. */
  readonly place: string;
}

/** What a cell means as an answer: one value, several when nobody can say which, none when it does not fit. */
export type ReadCell = (field: FormField, cell: string) => readonly unknown[];

export interface Misfit {
  /** Counted from 1, as they were pasted, without the line of names. */
  readonly row: number;
  readonly label: string;
  readonly cell: string;
  readonly reason: 'does-not-fit' | 'ambiguous';
}

export interface PastePlan {
  /** Values of the rows to be. */
  readonly items: readonly unknown[];
  readonly misfits: readonly Misfit[];
  /** Rows that the list has no room for. */
  readonly over: number;
}

/** The questions of a row in reading order. Lists in rows, and what is computed or only shown, cannot be pasted into. */
export function pasteColumns(list: FormField, blocks: readonly FormBlock[] = list.item): readonly PasteColumn[] {
  return blocks.flatMap((block): readonly PasteColumn[] => {
    if (block.kind === 'row' || block.kind === 'heading') return pasteColumns(list, block.blocks);
    if (block.kind !== 'field') return [];
    const { field } = block;
    const isOpen = !field.readOnly && field.item.length === 0 && field.parts.length === 0 && field.kind !== 'unknown';
    return isOpen ? [{ field, place: field.key.slice(list.key.length + 2) }] : [];
  });
}

const plain = (said: string) => said.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/**
 * Which pasted column fills which question: by the names in the first line when there are such, else in order. -1 stands
 * for a column that fills none.
 */
export function matchColumns(
  columns: readonly PasteColumn[],
  table: readonly (readonly string[])[],
): { hasNames: boolean; targets: readonly number[] } {
  const first = table[0] ?? [];
  const namesOf = ({ field, place }: PasteColumn) => [field.label, place.slice(place.lastIndexOf('/') + 1)].map(plain);
  const named = first.map(cell => columns.findIndex(column => cell !== '' && namesOf(column).includes(plain(cell))));
  const hits = new Set(named.filter(target => target >= 0)).size;
  const hasNames = hits > 0 && hits * 2 >= Math.min(columns.length, first.filter(cell => cell !== '').length);
  const width = Math.max(0, ...table.map(row => row.length));
  const targets = Array.from({ length: width }, (_, at) => {
    if (!hasNames) return at < columns.length ? at : -1;
    const target = named[at] ?? -1;
    // The same name twice: the first column has it.
    return named.indexOf(target) === at ? target : -1;
  });
  return { hasNames, targets };
}

/** What would be added. Changes nothing: it is shown first. */
export function planPaste(
  list: FormField,
  count: number,
  table: readonly (readonly string[])[],
  match: { readonly hasNames: boolean; readonly targets: readonly number[] },
  read: ReadCell,
): PastePlan {
  const columns = pasteColumns(list);
  const isPlain = columns.length === 1 && columns[0]?.place === '';
  const rows = match.hasNames ? table.slice(1) : table;
  const room = Math.max(0, (list.limits.maxItems ?? Number.POSITIVE_INFINITY) - count);
  const misfits: Misfit[] = [];
  const items = rows.slice(0, room).map((cells, index) => {
    let item: Answers = {};
    let only: unknown = null;
    match.targets.forEach((target, at) => {
      const [column, cell] = [columns[target], cells[at] ?? ''];
      if (!column || cell === '') return;
      const readings = read(column.field, cell);
      if (readings.length !== 1) {
        const reason = readings.length === 0 ? 'does-not-fit' : 'ambiguous';
        misfits.push({ row: index + 1, label: column.field.label, cell, reason });
      } else if (isPlain) only = readings[0];
      else item = setAt(item, column.place, readings[0]);
    });
    return isPlain ? only : item;
  });
  return { items, misfits, over: Math.max(0, rows.length - room) };
}

/** The rows below those that are there. One change, so that one key takes it back. */
export function appendRows(
  parts: SendableParts,
  list: string,
  count: number,
  items: readonly unknown[],
): SendableParts {
  const answers = items.reduce<Answers>((before, item, at) => insertAt(before, list, count + at, item), parts.answers);
  return { ...parts, answers };
}

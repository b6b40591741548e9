import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type RefObject } from 'react';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { appendRows } from '../../../../shared/forms/paste-rows.ts';
import { copyRow, insertRow, moveRow, removeRow } from '../../../../shared/forms/rows.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { focusFirstIn } from '../focus-question.ts';
import { useForm } from '../use-form.ts';

/** What is dragged is a row of a list, and of which. */
const ROW_DRAG = 'application/x-meridian-row';

export type RowActions = ReturnType<typeof useRowActions>;

/** Adds, copies, moves, pastes and removes the rows of one list, says so, and keeps the focus at what was done. */
export function useRowActions(
  field: FormField,
  pointer: string,
  count: number,
  list: RefObject<HTMLElement | null>,
  addId: string,
) {
  const form = useForm();
  const dragged = useRef<number | null>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  // The form is outside React: after anything else that is done to it, "undo" would mean that other thing.
  useEffect(() => (removed === null ? undefined : form.on('changed', () => setRemoved(null))), [form, removed]);

  /** The rows are drawn again in the same turn, so the new one can take the focus in the next frame. */
  const focusRow = (index: number) =>
    requestAnimationFrame(() => {
      const rows = list.current?.children ?? [];
      const row = rows[Math.min(index, rows.length - 1)];
      if (!row || !focusFirstIn(row)) document.getElementById(addId)?.focus();
    });
  const change = (edit: Parameters<typeof form.changeRows>[1], focus: number, said: string) => {
    form.changeRows(pointer, edit);
    announce(said);
    focusRow(focus);
  };
  const isPlain =
    field.item.length === 1 && field.item[0]?.kind === 'field' && field.item[0].field.key === `${field.key}/-`;
  const move = (from: number, to: number) => {
    if (to < 0 || to >= count || from === to) return;
    change(parts => moveRow(parts, pointer, from, to), to, text('judge.rowMoved', { row: from + 1, to: to + 1 }));
  };
  return {
    removed,
    add: () =>
      change(
        parts => insertRow(parts, pointer, count, isPlain ? null : {}),
        count,
        text('judge.rowAdded', { row: count + 1 }),
      ),
    copy: (index: number) =>
      change(parts => copyRow(parts, pointer, index), index + 1, text('judge.rowAdded', { row: index + 2 })),
    remove(index: number) {
      change(parts => removeRow(parts, pointer, index), index, text('judge.rowRemoved', { row: index + 1 }));
      setRemoved(index + 1);
    },
    undoRemoval() {
      setRemoved(null);
      form.undo();
      focusRow((removed ?? 1) - 1);
    },
    paste: (items: readonly unknown[]) =>
      change(parts => appendRows(parts, pointer, count, items), count, text('rows.added', { count: items.length })),
    move,
    beginDrag(event: DragEvent, index: number) {
      dragged.current = index;
      event.dataTransfer.setData(ROW_DRAG, pointer);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event: DragEvent) {
      if (dragged.current === null || !event.dataTransfer.types.includes(ROW_DRAG)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop(event: DragEvent, index: number) {
      const from = dragged.current;
      dragged.current = null;
      if (from === null || event.dataTransfer.getData(ROW_DRAG) !== pointer) return;
      event.preventDefault();
      event.stopPropagation();
      move(from, index);
    },
    onKeyDown(event: KeyboardEvent, index: number) {
      if (!event.altKey || !event.shiftKey) return;
      if (event.key === 'ArrowUp') move(index, index - 1);
      else if (event.key === 'ArrowDown') move(index, index + 1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

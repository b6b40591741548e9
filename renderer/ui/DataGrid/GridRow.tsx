import { memo } from 'react';
import type { GridColumn } from './grid-column.ts';
import styles from './DataGrid.module.css';

interface GridRowProps<Row> {
  id: string;
  row: Row;
  index: number;
  /** The row's own id, where `id` is the element's. */
  rowKey: string;
  /** Pixels from the top of the sheet. */
  top: number;
  columns: readonly GridColumn<Row>[];
  isActive: boolean;
  onOpen: (row: Row) => void;
  onPoint: (cursor: { id: string; index: number }) => void;
}

function PlainGridRow<Row>({ id, row, rowKey, index, top, columns, isActive, onOpen, onPoint }: GridRowProps<Row>) {
  return (
    // The keyboard acts on the grid, which has the focus; the row is its active descendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-active={isActive || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={() => onPoint({ id: rowKey, index })}
      onClick={() => onOpen(row)}
    >
      {columns.map(column => (
        <div key={column.id} role="gridcell" data-align={column.align} className={styles.cell}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** Drawn again only when its own record, place or cursor changed: a pull of a thousand cases touches few rows in sight. */
export const GridRow = memo(PlainGridRow) as typeof PlainGridRow;

import {
  type CSSProperties,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useKeptPlace } from '../places.ts';
import styles from './DataGrid.module.css';
import type { GridColumn } from './grid-column.ts';
import { GridRow } from './GridRow.tsx';
import { moveFrom, moveOf, type GridMove } from './grid-moves.ts';
import { ROW_HEIGHT_PX } from './row-window.ts';
import { useRowWindow } from './use-row-window.ts';

export interface DataGridHandle {
  focus(): void;
  move(move: GridMove): void;
  openActive(): void;
}

export interface DataGridProps<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly GridColumn<Row>[];
  /** Like `onOpen`, the same function at every render. */
  rowId: (row: Row) => string;
  onOpen: (row: Row) => void;
  /** Shown instead of rows. */
  empty: ReactNode;
  /** The row that the cursor is on at first. */
  initialActiveId?: string | null | undefined;
  /** Names the place of the cursor, which then outlives a lock of the window. */
  placeKey?: string | undefined;
  handle?: Ref<DataGridHandle> | undefined;
}

interface Cursor {
  readonly id: string | null;
  readonly index: number;
}

/**
 * A table of any length of which only what is in sight is drawn. One tab stop; the cursor is a row, moved by arrows,
 * Home, End and Page keys, opened by Enter or a press.
 */
export function DataGrid<Row>({
  label,
  rows,
  columns,
  rowId,
  onOpen,
  empty,
  initialActiveId,
  placeKey,
  handle,
}: DataGridProps<Row>) {
  const idBase = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useKeptPlace<Cursor>(placeKey ?? null, { id: initialActiveId ?? null, index: 0 });
  const inSight = useRowWindow(grid, rows.length);

  // The cursor stays on its row when the order changes, and in its place when the row goes.
  const found = cursor.id === null ? -1 : rows.findIndex(row => rowId(row) === cursor.id);
  const active = found >= 0 ? found : Math.min(cursor.index, rows.length - 1);

  const moveTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setCursor({ id: rowId(row), index });
    inSight.bringIntoSight(index);
  };
  const move = (to: GridMove) => {
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT_PX) - 2);
    moveTo(moveFrom(active, to, rows.length, page));
  };
  const openActive = () => {
    const row = rows[active];
    if (row !== undefined) onOpen(row);
  };

  useImperativeHandle(handle, () => ({ focus: () => grid.current?.focus(), move, openActive }));

  const wasFound = found >= 0;
  // Coming back from a case: the row that was opened is in sight. The scroll position is outside React.
  useEffect(() => {
    if (wasFound) inSight.bringIntoSight(active);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the rows are first there
  }, [rows.length > 0]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moveOf(event.key);
    if (to !== undefined) move(to);
    else if (event.key === 'Enter') openActive();
    else return;
    event.preventDefault();
  };

  const template = columns.map(column => column.width).join(' ');
  const rowDomId = (id: string) => `${idBase}-${id}`;
  const activeRow = rows[active];

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeRow === undefined ? undefined : rowDomId(rowId(activeRow))}
      className={styles.grid}
      style={{ '--columns': template } as CSSProperties}
      onKeyDown={onKeyDown}
      onScroll={inSight.scrolled}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {columns.map(column => (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={column.sorted}
              data-align={column.align}
              className={styles.header}
            >
              {column.header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body}>
        {rows.length === 0 ? (
          <div role="row">
            <div role="gridcell">{empty}</div>
          </div>
        ) : (
          <div role="presentation" className={styles.sheet} style={{ blockSize: rows.length * ROW_HEIGHT_PX }}>
            {rows.slice(inSight.from, inSight.to).map((row, place) => (
              <GridRow
                key={rowId(row)}
                id={rowDomId(rowId(row))}
                row={row}
                rowKey={rowId(row)}
                index={inSight.from + place}
                top={(inSight.from + place) * ROW_HEIGHT_PX}
                columns={columns}
                isActive={inSight.from + place === active}
                onOpen={onOpen}
                onPoint={setCursor}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

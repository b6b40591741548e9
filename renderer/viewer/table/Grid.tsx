import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import { MarkCard } from '../marks/MarkCard.tsx';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { type CellBlock, cellsOf, countCells } from './cell-range.ts';
import { columnName } from './column-name.ts';
import { columnWidths } from './column-widths.ts';
import styles from './Grid.module.css';
import { keyOf } from './GridCell.tsx';
import { GridRow, NUMBER_WIDTH, ROW_HEIGHT } from './GridRow.tsx';
import { moveInGrid } from './move-in-grid.ts';
import type { MarkInSheet } from './place-in-sheets.ts';
import type { CellPlace, SheetTable } from './sheet-table.ts';

/** What the workbook may ask of the sheet that is in sight. */
export interface GridView {
  focus(): void;
  scrollTo(place: CellPlace, align: 'auto' | 'center'): void;
  /** Where a cell is on the screen. */
  boxOf(place: CellPlace): DOMRect;
}

interface GridProps {
  /** Unique in the window: cells have ids. */
  readonly id: string;
  readonly name: string;
  readonly table: SheetTable;
  readonly active: CellPlace;
  /** The cells that are chosen, the active one among them. */
  readonly block: CellBlock;
  readonly placed: readonly MarkInSheet[];
  readonly hits: ReadonlySet<string>;
  readonly currentHit: string | null;
  readonly initialShare: number;
  readonly view: Ref<GridView>;
  readonly onActive: (place: CellPlace) => void;
  /** The block is to reach to here; `isChosen`: and that is all of it. */
  readonly onExtend: (place: CellPlace, isChosen: boolean) => void;
  readonly onChoose: (place: CellPlace) => void;
  readonly onLeave: () => void;
  readonly onShare: (share: number) => void;
  readonly onMarkPressed: (markId: string) => void;
}

const LETTERS_HEIGHT = 22;

/** Rows and columns that can be walked by key; a cell is chosen, quoted and marked. Only what is seen is in the page. */
export function Grid({ table, active, block, placed, onActive, onExtend, onChoose, ...props }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { frozenRows, merges } = table.data;
  const widths = useMemo(() => columnWidths(table), [table]);
  const found = useMemo(
    () => new Map(placed.flatMap(one => [...cellsOf(one.block)].map(place => [keyOf(place), one] as const))),
    [placed],
  );
  const marks = useMemo(() => new Map([...found].map(([key, { mark }]) => [key, mark])), [found]);
  const spans = useMemo(
    () => new Map(merges.map(merge => [keyOf({ row: merge.top, column: merge.left }), merge])),
    [merges],
  );
  const headHeight = LETTERS_HEIGHT + frozenRows * ROW_HEIGHT;
  const rows = useVirtualizer({
    count: Math.max(0, table.rows - frozenRows),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    scrollPaddingStart: headHeight,
    // The head stands above the rows, so a row lies lower than the rows alone would have it.
    scrollPaddingEnd: headHeight,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: table.columns,
    getScrollElement: () => scroller.current,
    estimateSize: i => widths[i] ?? 100,
    overscan: 2,
    scrollPaddingStart: NUMBER_WIDTH,
  });
  const pointer = useMarkPointer(
    placed,
    ({ x, y }) => {
      const key = document.elementFromPoint(x, y)?.closest('[data-cell]')?.getAttribute('data-cell');
      return key == null ? undefined : found.get(key);
    },
    props.onMarkPressed,
  );

  useImperativeHandle(
    props.view,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      scrollTo: (place, align) => {
        if (place.row >= frozenRows) rows.scrollToIndex(place.row - frozenRows, { align });
        columns.scrollToIndex(place.column);
      },
      boxOf: place => {
        const cell = scroller.current?.querySelector(`[data-cell="${keyOf(place)}"]`);
        return (cell ?? scroller.current)?.getBoundingClientRect() ?? new DOMRect();
      },
    }),
    [rows, columns, frozenRows],
  );

  // Where the person was: scrolling is the browser's.
  useEffect(() => {
    const view = scroller.current;
    if (view) view.scrollTop = props.initialShare * view.scrollHeight;
    // oxlint-disable-next-line react/exhaustive-deps -- only where it began
  }, []);

  const handleKey = (event: KeyboardEvent) => {
    const moved = moveInGrid(active, event, table);
    if (event.key === 'Enter' || event.key === ' ') onChoose(active);
    else if (event.key === 'Escape') props.onLeave();
    else if (moved && event.shiftKey) onExtend(moved, false);
    else if (moved) onActive(moved);
    else return;
    event.preventDefault();
  };

  // A row is not drawn again because the ways to answer a press are others: it asks for them when it is pressed.
  const answers = useRef({ onActive, onExtend, onChoose });
  useEffect(() => {
    answers.current = { onActive, onExtend, onChoose };
  });
  const press = useCallback((row: number, column: number, isMarked: boolean, isFurther: boolean) => {
    if (isFurther) return answers.current.onExtend({ row, column }, true);
    answers.current.onActive({ row, column });
    if (!isMarked) answers.current.onChoose({ row, column });
  }, []);
  const isChosen = (row: number) => countCells(block) > 1 && row >= block.first.row && row <= block.last.row;
  const rowOf = (row: number) => (
    <GridRow
      id={props.id}
      row={row}
      table={table}
      isHead={row < frozenRows}
      activeColumn={row === active.row ? active.column : null}
      chosenFrom={isChosen(row) ? block.first.column : null}
      chosenTo={isChosen(row) ? block.last.column : null}
      columns={columns.getVirtualItems()}
      widths={widths}
      spans={spans}
      marks={marks}
      hits={props.hits}
      currentHit={props.currentHit}
      onPress={press}
    />
  );

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={props.name}
      aria-multiselectable
      aria-rowcount={table.rows}
      aria-colcount={table.columns}
      aria-activedescendant={`${props.id}-cell-${keyOf(active)}`}
      tabIndex={0}
      data-testid="table-view"
      onKeyDown={handleKey}
      onScroll={event => props.onShare(event.currentTarget.scrollTop / Math.max(1, event.currentTarget.scrollHeight))}
      {...pointer.handlers}
    >
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: rows.getTotalSize() + headHeight, width: NUMBER_WIDTH + columns.getTotalSize() }}
      >
        <div role="presentation" className={styles.head} style={{ height: headHeight }}>
          <div role="presentation" className={styles.letters} aria-hidden="true">
            <span className={styles.number} />
            {columns.getVirtualItems().map(column => (
              <span
                key={column.key}
                className={styles.letter}
                data-active={column.index === active.column || undefined}
                style={{ left: NUMBER_WIDTH + column.start, width: column.size }}
              >
                {columnName(column.index)}
              </span>
            ))}
          </div>
          {Array.from({ length: Math.min(frozenRows, table.rows) }, (_, row) => (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 1}
              className={styles.frozen}
              data-active={row === active.row || undefined}
            >
              {rowOf(row)}
            </div>
          ))}
        </div>
        {rows.getVirtualItems().map(row => (
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + frozenRows + 1}
            className={styles.row}
            data-active={row.index + frozenRows === active.row || undefined}
            style={{ top: row.start + headHeight }}
          >
            {rowOf(row.index + frozenRows)}
          </div>
        ))}
      </div>
      {pointer.shown && (
        <MarkCard mark={pointer.shown.mark} box={pointer.shown.box} isUncertain={pointer.shown.isUncertain} />
      )}
    </div>
  );
}

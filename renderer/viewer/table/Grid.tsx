import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { cellSelector } from '../../../shared/anchors/area.ts';
import { describeQuote } from '../../../shared/anchors/describe-quote.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { useFind } from '../find/use-find.ts';
import { MarkCard } from '../marks/MarkCard.tsx';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { placementsOf } from '../marks/place-marks.ts';
import { cellAt, columnWidths, placeInTable, type CellPlace } from './cells.ts';
import styles from './Grid.module.css';
import { columnName, type CsvTable } from './read-csv.ts';

interface GridProps extends ViewProps {
  readonly content: string;
  readonly table: CsvTable;
}

const ROW_HEIGHT = 26;
const NUMBER_WIDTH = 56;

/** Rows and columns that can be walked by key; a cell is chosen, quoted and marked. Only what is seen is in the page. */
export function Grid({ content, table, ...props }: GridProps) {
  const { document: record, marks, initialPlace, handle, onState, onSelection, onMarkPressed, onPlacements } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [share, setShare] = useState(initialPlace.share);
  const widths = useMemo(() => columnWidths(table), [table]);
  const placed = useMemo(() => placeInTable(content, table, marks), [content, table, marks]);
  const finding = useFind(content);
  const hits = useMemo(() => new Set(finding.hits.map(hit => keyOf(cellAt(table, hit.start)))), [finding.hits, table]);
  const currentHit = finding.current && keyOf(cellAt(table, finding.current.start));
  const rows = useVirtualizer({
    count: table.rows.length - 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    // The head stands above the rows, so a row lies lower than the rows alone would have it.
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: table.columns,
    getScrollElement: () => scroller.current,
    estimateSize: i => widths[i] ?? 100,
    overscan: 3,
    scrollPaddingStart: NUMBER_WIDTH,
  });

  const goTo = useCallback(
    (place: CellPlace, align: 'auto' | 'center' = 'auto') => {
      setActive(place);
      if (place.row > 0) rows.scrollToIndex(place.row - 1, { align });
      columns.scrollToIndex(place.column);
    },
    [rows, columns],
  );
  const choose = useCallback(
    (place: CellPlace) => {
      const cell = table.rows[place.row]?.[place.column];
      if (!cell) return;
      const element = scroller.current?.querySelector(`[data-cell="${keyOf(place)}"]`);
      const { left, top, right, bottom } = (element ?? scroller.current)?.getBoundingClientRect() ?? new DOMRect();
      const fragment = cellSelector(place.row + 1, place.column + 1);
      const quote = describeQuote(content, cell);
      const selectors = quote.exact === '' ? [fragment] : [quote, fragment];
      onSelection({ document: record, selectors, exact: quote.exact, box: { left, top, right, bottom } });
    },
    [table, content, record, onSelection],
  );
  const pointer = useMarkPointer(
    placed,
    ({ x, y }) => {
      const key = document.elementFromPoint(x, y)?.closest('[data-cell]')?.getAttribute('data-cell');
      return placed.find(({ place }) => keyOf(place) === key);
    },
    onMarkPressed,
  );

  const handleKey = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (event.key === 'Escape') onSelection(null);
    else if (move) {
      goTo({
        row: clamp(active.row + move[0], table.rows.length - 1),
        column: clamp(active.column + move[1], table.columns - 1),
      });
    } else return;
    event.preventDefault();
  };

  useImperativeHandle(handle, () => {
    const show = (span: { start: number } | undefined) => {
      if (span) goTo(cellAt(table, span.start));
    };
    return {
      focus: () => scroller.current?.focus({ preventScroll: true }),
      reveal: markId => {
        const found = placed.find(({ mark }) => mark.id === markId);
        if (found) goTo(found.place, 'center');
        return Promise.resolve(found !== undefined);
      },
      find: query => show(finding.find(query)),
      findNext: () => show(finding.step(1)),
      findPrevious: () => show(finding.step(-1)),
      goToPage: () => undefined,
      setZoom: () => undefined,
      stepZoom: () => undefined,
      rotate: () => undefined,
      clearSelection: () => undefined,
    };
  }, [goTo, table, placed, finding]);

  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: null,
      place: { page: 1, share, zoom: 'fit-width', rotation: 0 },
      scale: null,
      canRotate: false,
      canDrawArea: false,
      canFind: true,
      find: finding.state,
    });
  }, [onState, share, finding.state]);
  useEffect(() => onPlacements(placementsOf(marks, placed)), [onPlacements, marks, placed]);
  // Where the person was: scrolling is the browser's.
  useEffect(() => {
    const view = scroller.current;
    if (view) view.scrollTop = initialPlace.share * view.scrollHeight;
    // oxlint-disable-next-line react/exhaustive-deps -- only where it began
  }, []);

  const cells = (row: number) =>
    columns.getVirtualItems().map(column => {
      const place = { row, column: column.index };
      const key = keyOf(place);
      const mark = placed.find(candidate => keyOf(candidate.place) === key)?.mark;
      const value = table.rows[row]?.[column.index]?.value ?? '';
      return (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the grid has the keys
        <div
          key={column.key}
          id={`${record.id}-cell-${key}`}
          role={row === 0 ? 'columnheader' : 'gridcell'}
          aria-colindex={column.index + 1}
          aria-selected={row === 0 ? undefined : key === keyOf(active)}
          aria-label={
            mark ? text('viewer.markedCell', { value, name: mark.label || text('viewer.markWithoutTag') }) : undefined
          }
          className={styles.cell}
          data-cell={key}
          data-active={key === keyOf(active) || undefined}
          data-mark={mark?.tone}
          data-selected={mark?.isSelected || undefined}
          data-hit={key === currentHit ? 'current' : hits.has(key) || undefined}
          data-number={row > 0 && /^-?[\d.,]+%?$/.test(value) ? true : undefined}
          style={{ left: NUMBER_WIDTH + column.start, width: column.size }}
          title={value.length > 30 || value.includes('\n') ? value : undefined}
          onClick={() => {
            setActive(place);
            if (!mark) choose(place);
          }}
        >
          {/* A row is one line high: the rest of a cell of several lines would be out of sight, and not missed. */}
          {value.replaceAll(/\r?\n/g, ' \u21B5 ')}
        </div>
      );
    });

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={record.name}
      aria-rowcount={table.rows.length}
      aria-colcount={table.columns}
      aria-activedescendant={`${record.id}-cell-${keyOf(active)}`}
      tabIndex={0}
      data-testid="table-view"
      onKeyDown={handleKey}
      onScroll={event => setShare(event.currentTarget.scrollTop / Math.max(1, event.currentTarget.scrollHeight))}
      {...pointer.handlers}
    >
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: rows.getTotalSize() + ROW_HEIGHT, width: NUMBER_WIDTH + columns.getTotalSize() }}
      >
        <div role="row" aria-rowindex={1} className={styles.head}>
          <span role="presentation" className={styles.number} />
          {cells(0)}
        </div>
        {rows.getVirtualItems().map(row => (
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + 2}
            className={styles.row}
            style={{ top: row.start + ROW_HEIGHT }}
          >
            <span role="presentation" className={styles.number}>
              {formatNumber(row.index + 2)}
            </span>
            {cells(row.index + 1)}
          </div>
        ))}
      </div>
      {table.isCut && <p className={styles.cut}>{text('viewer.tableCut', { rows: table.rows.length })}</p>}
      {pointer.shown && (
        <MarkCard mark={pointer.shown.mark} box={pointer.shown.box} isUncertain={pointer.shown.isUncertain} />
      )}
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
  Home: [0, -1e9],
  End: [0, 1e9],
};

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}

function keyOf({ row, column }: CellPlace): string {
  return `${row + 1}-${columnName(column)}`;
}

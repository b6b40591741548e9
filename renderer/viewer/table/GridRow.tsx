import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import type { Mark } from '../marks/mark.ts';
import styles from './Grid.module.css';
import { GridCell, keyOf } from './GridCell.tsx';
import type { SheetTable } from './sheet-table.ts';
import type { Merge } from './table-data.ts';

export const ROW_HEIGHT = 26;
export const NUMBER_WIDTH = 56;

interface GridRowProps {
  readonly id: string;
  readonly row: number;
  readonly table: SheetTable;
  readonly isHead: boolean;
  /** Of the chosen cell, when it is in this row. */
  readonly activeColumn: number | null;
  /** Of the chosen block, when this row is in it. */
  readonly chosenFrom: number | null;
  readonly chosenTo: number | null;
  readonly columns: readonly VirtualItem[];
  readonly widths: readonly number[];
  readonly spans: ReadonlyMap<string, Merge>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly hits: ReadonlySet<string>;
  readonly currentHit: string | null;
  readonly onPress: (row: number, column: number, isMarked: boolean, isFurther: boolean) => void;
}

/** The cells of a row that are in sight. Drawn again only when something of it changes: a scroll brings new rows. */
export const GridRow = memo(function GridRow({ row, table, columns, widths, spans, marks, ...props }: GridRowProps) {
  return (
    <>
      <span role="rowheader" className={styles.number}>
        {formatNumber(row + 1)}
      </span>
      {columns.map(({ key, index: column, start, size }) => {
        const place = { row, column };
        const name = keyOf(place);
        const merge = spans.get(name);
        if (!merge && keyOf(table.shownAt(place)) !== name) return null;
        const mark = marks.get(name);
        return (
          <GridCell
            key={key}
            id={`${props.id}-cell-${name}`}
            place={place}
            cell={table.cell(place)}
            isHead={props.isHead}
            isActive={props.activeColumn === column}
            isChosen={props.chosenFrom !== null && column >= props.chosenFrom && column <= (props.chosenTo ?? -1)}
            mark={mark}
            hit={name === props.currentHit ? 'current' : props.hits.has(name)}
            left={NUMBER_WIDTH + start}
            width={merge ? widths.slice(merge.left, merge.right + 1).reduce((sum, width) => sum + width, 0) : size}
            height={merge && merge.bottom > merge.top ? (merge.bottom - merge.top + 1) * ROW_HEIGHT : null}
            onPress={isFurther => props.onPress(row, column, mark !== undefined, isFurther)}
          />
        );
      })}
    </>
  );
});

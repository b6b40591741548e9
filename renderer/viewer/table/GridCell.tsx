import { text } from '../../i18n/text.ts';
import type { Mark } from '../marks/mark.ts';
import { columnName } from './column-name.ts';
import styles from './Grid.module.css';
import type { Cell, CellPlace } from './sheet-table.ts';

interface GridCellProps {
  readonly id: string;
  readonly place: CellPlace;
  readonly cell: Cell | null;
  readonly isHead: boolean;
  readonly isActive: boolean;
  /** In a block of several cells that is chosen. */
  readonly isChosen: boolean;
  readonly mark: Mark | undefined;
  readonly hit: 'current' | boolean;
  readonly left: number;
  readonly width: number;
  /** Null: one row. */
  readonly height: number | null;
  /** True: the chosen block is to reach to here. */
  readonly onPress: (isFurther: boolean) => void;
}

/** One cell that is in sight. */
export function GridCell({
  id,
  place,
  cell,
  isHead,
  isActive,
  isChosen,
  mark,
  hit,
  left,
  width,
  height,
  onPress,
}: GridCellProps) {
  const value = cell?.value ?? '';
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the grid has the keys
    <div
      id={id}
      role={isHead ? 'columnheader' : 'gridcell'}
      aria-colindex={place.column + 1}
      aria-selected={isHead ? undefined : isActive || isChosen}
      aria-label={
        mark ? text('viewer.markedCell', { value, name: mark.label || text('viewer.markWithoutTag') }) : undefined
      }
      className={styles.cell}
      data-cell={keyOf(place)}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      data-mark={mark?.tone}
      data-selected={mark?.isSelected || undefined}
      data-hit={hit || undefined}
      data-number={(!isHead && cell?.isNumber) || undefined}
      data-formula={cell?.formula == null ? undefined : true}
      data-merged={height === null ? undefined : true}
      style={{ left, width, ...(height !== null && { height }) }}
      title={value.length > 30 || value.includes('\n') ? value.slice(0, 2000) : undefined}
      onClick={event => onPress(event.shiftKey)}
    >
      {/* A row is one line high: the rest of a cell of several lines would be out of sight, and not missed. */}
      {value.slice(0, 1000).replaceAll(/\r?\n/g, ' \u21B5 ')}
    </div>
  );
}

/** `3-B`: a cell by its row, from 1, and the name of its column. */
export function keyOf({ row, column }: CellPlace): string {
  return `${row + 1}-${columnName(column)}`;
}

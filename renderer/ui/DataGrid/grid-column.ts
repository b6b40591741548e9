import type { ReactNode } from 'react';

/** One column of a grid. Make the list of them once: rows are drawn again when it is another list. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** A CSS grid track: `8rem`, `minmax(12rem, 1fr)`. */
  readonly width: string;
  readonly align?: 'end' | undefined;
  /** The rows are in this column's order. */
  readonly sorted?: 'ascending' | 'descending' | undefined;
  readonly cell: (row: Row) => ReactNode;
}

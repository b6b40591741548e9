import { createContext } from 'react';

export type Table = readonly (readonly string[])[];

/** A table that was pointed out in a document, for a list of the form. */
export interface TakenTable {
  readonly table: Table;
  /** The document's name. */
  readonly from: string;
}

/** What was taken last in this case; null: nothing. Gone with the case: nothing of it may outlive its screen. */
export const TakenTableContext = createContext<TakenTable | null>(null);

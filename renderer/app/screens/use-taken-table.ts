import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { TakenTable } from '../../viewer/taken-table.ts';

/** The table that was last taken out of a document, for a list of the form to be filled from. */
export function useTakenTable(say: (said: string) => void) {
  const [taken, setTaken] = useState<TakenTable | null>(null);
  const take = async ({ document, table: read }: DocumentSelection): Promise<void> => {
    const table = (await read?.()) ?? null;
    if (table) setTaken({ table, from: document.name });
    say(
      table
        ? text('case.table.taken', { rows: table.length, columns: table[0]?.length ?? 0 })
        : text('case.table.none'),
    );
  };
  return { taken, take };
}

import { useMemo, useState } from 'react';
import { useOutboxLines } from '../../data/queries/use-outbox.ts';
import { useStore } from '../../data/store-context.ts';
import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import { useNow } from '../../ui/use-now.ts';
import { dayStart, shiftStart } from './day-start.ts';
import type { OutboxChoice } from './OutboxFilters.tsx';
import { filterLines, isOpen, type NameCase, type OutboxTableRow, tableRows } from './outbox-view.ts';

export interface OutboxTable {
  readonly rows: readonly OutboxTableRow[];
  /** The acts of the rows. */
  readonly lines: readonly OutboxLine[];
  /** All that is not at the client. */
  readonly open: number;
  /** Older acts are being read; what is shown is right and not yet all. */
  readonly isReading: boolean;
}

/** What the table shows; undefined until it is read. A day is read as a day, not as a part of a month. */
export function useOutboxTable(
  { states, period, search, byCase }: OutboxChoice,
  caseName: NameCase,
): OutboxTable | undefined {
  const { clock, me } = useStore();
  const now = useNow(clock);
  const today = dayStart(now, me.client.timeZone);
  const yesterday = useMemo(() => dayStart(Date.parse(today) - 1, me.client.timeZone), [today, me]);
  const read = useOutboxLines(states !== 'open' && period === 'all' ? '' : yesterday);
  // Another time is another question: until it is answered, what was shown stays.
  const [held, setHeld] = useState(read);
  if (read !== undefined && read !== held) setHeld(read);
  const shown = read ?? held;
  const isReading = read === undefined;
  return useMemo(() => {
    if (shown === undefined) return undefined;
    // A shift that goes back further than yesterday would have no pause for a day.
    const since = period === 'all' ? null : period === 'today' ? today : (shiftStart(shown, now) ?? today);
    const lines = filterLines(shown, { since, states, search }, caseName);
    return { rows: tableRows(lines, byCase, caseName), lines, open: shown.filter(isOpen).length, isReading };
  }, [shown, isReading, period, today, now, states, search, byCase, caseName]);
}

import { useCallback } from 'react';
import type { Result } from '../../../shared/result.ts';
import { dayStart } from './day-start.ts';
import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { MOST_CHARACTERS, receiptsCsv } from './receipts-csv.ts';

export type SaveFile = (what: 'receipts', suggestedName: string, said: string) => Promise<Result<{ path: string }>>;

/** Writes the receipts where the person chooses. Resolves with what is to be said; null when they thought better of it. */
export function useSaveReceipts(
  saveFile: SaveFile,
  reference: (caseId: string) => string | null,
): (lines: readonly OutboxLine[]) => Promise<string | null> {
  const { clock, me } = useStore();
  return useCallback(
    async lines => {
      const csv = receiptsCsv(lines, reference);
      if (csv.length > MOST_CHARACTERS) return text('outbox.receipts.tooMany');
      const day = dayName(dayStart(clock.now(), me.client.timeZone), me.client.timeZone);
      const answer = await saveFile('receipts', text('outbox.receipts.fileName', { day }), csv);
      if (answer.ok) return text('outbox.receipts.saved', { count: lines.length, path: answer.value.path });
      return answer.failure.code === 'cancelled' ? null : text('outbox.receipts.failed');
    },
    [clock, me, saveFile, reference],
  );
}

/** `2026-11-23`, as it sorts. */
function dayName(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant));
}

import { ok, refuse } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { JournalDesk } from '../journal/journal-desk.ts';

type Room = Pick<Handlers<typeof mainContract>, 'journal.keep' | 'journal.reckoning'>;

export function journalHandlers(journals: Pick<JournalDesk, 'current'>): Room {
  return {
    'journal.keep': async items => {
      const journal = journals.current();
      if (!journal) {
        return refuse(
          'locked',
          'Your work could not be written to its safety copy: this workstation is locked. Unlock it.',
        );
      }
      return await journal.keep(items);
    },
    'journal.reckoning': async ({ since }) => {
      const journal = journals.current();
      if (!journal) return refuse('locked', 'Your work cannot be counted: this workstation is locked. Unlock it.');
      return ok(await journal.reckoning(since));
    },
  };
}

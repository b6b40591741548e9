import { ok, refuse } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { Host } from '../../host/host.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { JournalDesk } from '../journal/journal-desk.ts';
import type { Log } from '../log/log.ts';
import { errorWords, word } from '../log/loggable.ts';

type Room = Pick<Handlers<typeof mainContract>, 'store.remove'>;

interface StoreRoom {
  readonly host: Pick<Host, 'removeWindowStorage'>;
  readonly journals: Pick<JournalDesk, 'current'>;
  readonly log: Log;
  readonly note: (event: AuditEvent) => void;
}

/**
 * Removes a store that nothing opens any more, and only where the journal can be read to its end: what is unsent is then
 * nowhere else.
 */
export function storeHandlers({ host, journals, log, note }: StoreRoom): Room {
  return {
    'store.remove': async () => {
      const journal = journals.current();
      if (!journal) return refuse('locked', 'Your cases could not be put in order: this workstation is locked.');
      try {
        const unsent = await journal.unsentWork();
        const when = await host.removeWindowStorage();
        note({ type: 'store.damaged', count: unsent.length });
        log.warn('store-removed', { when: word(when), unsent: unsent.length });
        return ok({ when });
      } catch (error) {
        // The journal's folder or the browser's cannot be read or written. Nothing was thrown away.
        log.error('store-not-removed', errorWords(error));
        return refuse(
          'storage',
          'Your damaged cases could not be removed, because your safety copy or the disk did not answer. Nothing was deleted. Restart the computer and open Meridian again.',
        );
      }
    },
  };
}

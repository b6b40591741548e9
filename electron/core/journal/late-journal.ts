import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import { failureOf } from '../sealed-log/log-failure.ts';
import type { Journal } from './journal.ts';

/**
 * A journal that is opened when it is first needed, so that nobody waits for the disk at sign-in. When its folder
 * cannot be read, that is said, and tried again at the next call.
 */
export function createLateJournal(open: () => Promise<Journal>, log: Log): Journal {
  let opening: Promise<Journal> | null = null;
  let isClosed = false;

  const opened = (): Promise<Journal> => {
    if (isClosed) return Promise.reject(Object.assign(new Error('The journal is closed'), { code: 'EBADF' }));
    opening ??= open().catch((error: unknown) => {
      log.error('journal-not-opened', errorWords(error));
      opening = null;
      throw error;
    });
    return opening;
  };
  const ready = async (): Promise<Result<Journal, 'storage'>> => {
    try {
      return ok(await opened());
    } catch (error) {
      // The folder cannot be read, or the person has gone. Bugs are thrown on.
      const { failure } = failureOf(error);
      return refuse('storage', `The safety copy of your work could not be opened. ${failure.message}`);
    }
  };

  return {
    async keep(items) {
      const journal = await ready();
      return journal.ok ? await journal.value.keep(items) : journal;
    },
    async settled(settlements) {
      const journal = await ready();
      return journal.ok ? await journal.value.settled(settlements) : journal;
    },
    async reconcile(cache) {
      const journal = await ready();
      return journal.ok ? await journal.value.reconcile(cache) : journal;
    },
    reckoning: async since => await (await opened()).reckoning(since),
    unsentWork: async () => await (await opened()).unsentWork(),
    compact: async always => await (await opened()).compact(always),
    async close() {
      isClosed = true;
      // What could not be opened needs no closing.
      const journal = await opening?.catch(() => null);
      await journal?.close();
    },
  };
}

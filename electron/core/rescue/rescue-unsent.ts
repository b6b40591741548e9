import type { Clock } from '../../../shared/clock.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { Log } from '../log/log.ts';
import { word } from '../log/loggable.ts';
import type { LogFiles } from '../sealed-log/log-files.ts';
import type { WipeIntent } from '../session/wipe.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { sealRescue } from './seal-rescue.ts';

export interface RescueParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly journalFiles: (storeName: string) => LogFiles;
  /** Where the sealed files lie until the client takes them. */
  readonly rescued: LogFiles;
  /** Resolves when the journal of the desk is closed: its files are never open twice. */
  readonly closeJournal: () => Promise<void>;
}

/**
 * Seals what a wiped store had unsent to the client's recovery key, into a file of its own. Resolves with how many
 * items; with 0 where the client has published no key, because then nobody could ever read them. Doing it again
 * replaces the file.
 */
export function rescueUnsent(parts: RescueParts): (intent: WipeIntent) => Promise<number> {
  const { clock, log, rescued } = parts;
  return async ({ storeName, journalKey, recoveryKey, personId, deviceId, at }) => {
    if (journalKey === null) return 0;
    await parts.closeJournal();
    const key = Buffer.from(journalKey, 'base64');
    const journal = await openJournal({ files: parts.journalFiles(storeName), key, clock, log });
    try {
      const items = await journal.unsentWork();
      if (items.length === 0) return 0;
      const readable = await readRecoveryKey(recoveryKey);
      if (!readable.ok) {
        log.error('nothing-rescued', { code: word(readable.failure.code), items: items.length });
        return 0;
      }
      await write(rescued, `${storeName}.jwe`, await sealRescue(items, readable.value, { personId, deviceId, at }));
      return items.length;
    } finally {
      key.fill(0);
      await journal.close();
    }
  };
}

/** Whole or not at all: a name that is there is a file that is complete. */
async function write(files: LogFiles, name: string, text: string): Promise<void> {
  const temporary = `${name}.new`;
  await files.remove(temporary);
  const file = await files.create(temporary);
  try {
    await file.append(Buffer.from(text));
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, name);
  await files.syncFolder();
}

import { join } from 'node:path';
import type { SessionState, Unlocked } from '../../../shared/rpc/contract.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditedJournal } from '../audit/audited-journal.ts';
import type { LogFiles } from '../sealed-log/log-files.ts';
import { createLateJournal } from './late-journal.ts';
import type { Journal } from './journal.ts';
import { journalKeyOf } from './journal-key.ts';
import { type JournalOptions, openJournal } from './open-journal.ts';

type Whose = Pick<Unlocked, 'storeName' | 'masterKey'>;

/** The journal of whoever is signed in and unlocked: one at a time, never of two people. */
export interface JournalDesk {
  /** Opens or closes, as the session says. */
  follow(state: SessionState): void;
  /** The journal of this person; what was open of another is closed first. */
  of(whose: Whose): Journal;
  /** Null while nobody's store is open. */
  current(): Journal | null;
  /** Resolves when everything is on the disk and closed. */
  stop(): Promise<void>;
}

export interface JournalDeskOptions extends Omit<JournalOptions, 'files' | 'key'> {
  /** Writes what is kept into the audit trail as well. */
  readonly note: (event: AuditEvent) => void;
  readonly filesOf: (storeName: string) => LogFiles;
}

/** Where the journal of a store lies. The store's name says nothing about the person. */
export function journalFolder(dataFolder: string, storeName: string): string {
  return join(dataFolder, 'journal', storeName);
}

export function createJournalDesk({ filesOf, note, ...options }: JournalDeskOptions): JournalDesk {
  let journal: Journal | null = null;
  let openStore: string | null = null;
  let closing: Promise<void> = Promise.resolve();

  const close = (): Promise<void> => {
    const ended = journal?.close() ?? Promise.resolve();
    journal = null;
    openStore = null;
    closing = Promise.all([closing, ended]).then(() => {});
    return closing;
  };

  const of = ({ storeName, masterKey }: Whose): Journal => {
    if (journal && openStore === storeName) return journal;
    // The files of a journal are never open twice.
    const closed = close();
    openStore = storeName;
    const opening = createLateJournal(async () => {
      await closed;
      const bytes = Buffer.from(masterKey, 'base64');
      const key = journalKeyOf(bytes);
      bytes.fill(0);
      try {
        return await openJournal({ ...options, files: filesOf(storeName), key });
      } finally {
        key.fill(0);
      }
    }, options.log);
    journal = auditedJournal(opening, note);
    return journal;
  };

  return {
    follow(state) {
      if (state.status === 'signed-in') of(state.unlocked);
      else void close();
    },
    of,
    current: () => journal,
    stop: close,
  };
}

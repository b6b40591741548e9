import { Dexie, RangeSet } from 'dexie';
import type { CaseId } from '../../shared/model/ids.ts';
import type { MeridianDb } from './db.ts';
import type { DraftRow } from './rows.ts';
import type { SealedRow } from './sealed/table-seal.ts';

/**
 * Writes a draft anew that is there already: read, changed, written and committed in a transaction of its own, without
 * what one of Dexie's costs, which is as much again as the write. It happens at every pause of whoever types. Live
 * queries that read the draft hear of it; those of keys alone need not, because no key changes.
 *
 * @param onWritten told of what is written as soon as that is known, while the commit is on its way: it may still fail
 * @returns what was written; null when nothing was: there is no draft, the database is not open, or its disk fails. Then
 * Dexie is to be asked, which opens it again or says what is wrong
 */
export async function changeDraft(
  db: MeridianDb,
  caseId: CaseId,
  change: (before: DraftRow) => DraftRow,
  onWritten: (row: DraftRow) => void = () => {},
): Promise<DraftRow | null> {
  try {
    return await changeIn(db, caseId, change, onWritten);
  } catch (error) {
    // What IndexedDB throws or reports (closed, full, damaged) is a DOMException; a bug of ours is not.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

interface Written {
  readonly row: DraftRow;
  readonly sealed: SealedRow;
}

async function changeIn(
  db: MeridianDb,
  caseId: CaseId,
  change: (before: DraftRow) => DraftRow,
  onWritten: (row: DraftRow) => void,
): Promise<DraftRow | null> {
  if (!db.isOpen()) return null;
  const { sealedDrafts } = db;
  const transaction = db.backendDB().transaction('drafts', 'readwrite', { durability: 'strict' });
  const rows = transaction.objectStore('drafts');
  const ended = Promise.withResolvers<DraftRow | null>();
  let written: Written | null = null;
  const reading = rows.get(sealedDrafts.storedKey(caseId)) as IDBRequest<SealedRow | undefined>;
  const sealedAfter = (before: DraftRow): Written => {
    const row = change(before);
    return { row, sealed: sealedDrafts.seal({ ...row }) };
  };
  // Made while the disk is read: it is nearly always what was written here last that is found there.
  const guess = sealedDrafts.guess(caseId, caseId);
  const guessed = guess && sealedAfter(guess.row as unknown as DraftRow);
  const afterwards = (stored: SealedRow | undefined): Written | null => {
    if (guess?.isStill(stored)) return guessed;
    const before = sealedDrafts.open(stored) as DraftRow | undefined;
    return before ? sealedAfter(before) : null;
  };
  reading.addEventListener('success', () => {
    try {
      written = afterwards(reading.result);
      if (!written) return;
      rows.put(written.sealed);
      // At once, and not when the answer to the write has come back.
      transaction.commit();
      onWritten(written.row);
      // Whoever asks from now on is answered after the commit, or finds what was there when it fails.
      Dexie.on.storagemutated.fire({ [`idb://${db.name}/drafts/`]: new RangeSet(caseId) });
    } catch (error) {
      ended.reject(error);
      transaction.abort();
    }
  });
  transaction.addEventListener('complete', () => ended.resolve(written?.row ?? null));
  transaction.addEventListener('abort', () => ended.reject(transaction.error ?? new DOMException('', 'AbortError')));
  return await ended.promise;
}

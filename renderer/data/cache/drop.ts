import { Dexie } from 'dexie';
import type { MeridianDb } from '../db.ts';
import { forgetListed } from './listed-changes.ts';

/** Removes all packs and heads but those of one generation. Inside a transaction. */
export async function keepGeneration(db: MeridianDb, generation: number): Promise<void> {
  const [first, last] = [
    [generation, Dexie.minKey],
    [generation, Dexie.maxKey],
  ];
  for (const [table, key] of [
    [db.packs, '[generation+pack]'],
    [db.heads, '[generation+page]'],
  ] as const) {
    await table.where(key).below(first).delete();
    await table.where(key).above(last).delete();
  }
}

/**
 * Removes what this computer keeps of cases that left the feed, also what does not open any more: drafts, marks, verdicts, documents. What the server
 * has not answered for stays in the outbox, and what it took stays as long as it may lose it. Inside a transaction.
 */
export async function purgeCases(db: MeridianDb, caseIds: readonly string[]): Promise<void> {
  await forgetListed(db, caseIds);
  for (const caseId of caseIds) {
    await db.drafts.delete(caseId);
    await db.overlay.where('caseId').equals(caseId).delete();
    await db.reviewDrafts.where('caseId').equals(caseId).delete();
    await db.words.where('caseId').equals(caseId).delete();
    await db.quarantine.where('caseId').equals(caseId).delete();
    const keys = await db.bytes.where('caseId').equals(caseId).primaryKeys();
    // All at once: a thousand documents one after the other would be a thousand waits for the database.
    await Promise.all(keys.map(key => chunksOf(db, key).delete()));
    await db.bytes.bulkDelete(keys);
    await db.texts.bulkDelete(keys);
    const entries = await db.outbox.where('caseId').equals(caseId).toArray();
    await db.outbox.bulkDelete(entries.filter(({ state }) => state === 'set-aside').map(({ id }) => id));
    // A server that is set back may have lost these: they stay as long as that can be. Nothing shows them any more.
    const accepted = entries.filter(({ state }) => state === 'accepted');
    await db.outbox.bulkPut(accepted.map(row => ({ ...row, finished: 1 as const })));
  }
}

/** Removes the bytes of one document version and their state. Inside a transaction. */
export async function dropBytes(db: MeridianDb, bytesKey: string): Promise<void> {
  await chunksOf(db, bytesKey).delete();
  await db.bytes.delete(bytesKey);
}

/** How many chunks of a document version are here. */
export async function countChunks(db: MeridianDb, bytesKey: string): Promise<number> {
  return await chunksOf(db, bytesKey).count();
}

function chunksOf(db: MeridianDb, bytesKey: string) {
  return db.chunks.where('[bytesKey+chunk]').between([bytesKey, Dexie.minKey], [bytesKey, Dexie.maxKey]);
}

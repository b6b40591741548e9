import { ok, refuse } from '../../shared/result.ts';
import type { cacheContract } from '../../shared/rpc/contract.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import { applyPage } from './cache/apply-page.ts';
import type { CacheContext } from './cache/cache-context.ts';
import { takeInventory } from './cache/inventory.ts';
import { decideHeld } from './cache/decide-held.ts';
import { listOutbox, markSending } from './cache/outbox-handlers.ts';
import { readWork } from './cache/read-work.ts';
import { restoreWork } from './cache/restore-work.ts';
import { quarantinedChanges } from './cache/quarantine.ts';
import { settle } from './cache/settle.ts';
import { storeDocument } from './cache/store-document.ts';
import { storeText } from './cache/store-text.ts';
import { wantedDocuments } from './cache/wanted-documents.ts';
import { withoutLost } from './drop-lost.ts';
import { SYNC_REPORT } from './sync-report.ts';

/** Answers the main process. `context` is null while the store is not open (locked, or another window has it). */
export function cacheHandlers(
  current: () => CacheContext | null | Promise<CacheContext | null>,
): Handlers<typeof cacheContract> {
  const open = async <T>(work: (context: CacheContext) => Promise<T>) => {
    const context = await current();
    return context ? await work(context) : refuse('locked', 'The store is locked.');
  };
  return {
    'cache.cursor': () =>
      open(async context => {
        await decideHeld(context);
        return ok(context.state.cursor);
      }),
    'cache.applyPage': page => open(context => applyPage(context, page)),
    'cache.quarantined': () => open(async context => ok(await quarantinedChanges(context))),
    'cache.outbox': ({ limit, afterSeq }) => open(async context => ok(await listOutbox(context, limit, afterSeq))),
    'cache.markSending': ids => open(context => markSending(context, ids)),
    'cache.settle': settlements => open(context => settle(context, settlements)),
    'cache.wantedDocuments': ({ preferred, limit }) =>
      open(async context => ok(await wantedDocuments(context, preferred, limit))),
    'cache.storeDocument': request => open(context => storeDocument(context, request)),
    'cache.storeText': text => open(context => storeText(context, text)),
    'cache.inventory': () => open(async context => ok(await withoutLost(context.db, () => takeInventory(context)))),
    'cache.readWork': keys => open(async context => ok(await readWork(context, keys))),
    'cache.restoreWork': work => open(context => restoreWork(context, work)),
    'cache.reportSync': report =>
      open(async ({ db }) => {
        await db.meta.put({ name: SYNC_REPORT, value: report });
        return ok(undefined);
      }),
  };
}

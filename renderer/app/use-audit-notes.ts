import { useEffect } from 'react';
import { useRecovered } from '../data/queries/use-recovered.ts';
import type { SyncStatus } from '../data/views.ts';
import { useSession } from './session-context.ts';

/** Tells the audit trail what only this window can see: cases that are held, a store that was damaged or lost. */
export function useAuditNotes(status: SyncStatus | undefined): void {
  const session = useSession();
  const recovered = useRecovered();
  const damagedAt = recovered?.at ?? null;
  const acts = recovered?.acts ?? 0;
  const gone = status?.heldDeletes?.kept === false ? status.heldDeletes.gone : 0;
  // The main process is outside React.
  useEffect(() => {
    if (gone > 0) session.note('feed.deletes-held', gone);
  }, [session, gone]);
  useEffect(() => {
    if (damagedAt !== null) session.note('store.damaged', acts);
  }, [session, damagedAt, acts]);
}

import { useOutbox } from '../data/queries/use-outbox.ts';
import type { QueueRow, SyncStatus } from '../data/views.ts';
import { OutboxPage } from '../features/sync-status/OutboxPage.tsx';
import { text } from '../i18n/text.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import { useSession } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

export interface OutboxScreenProps {
  rows: readonly QueueRow[];
  quarantined: SyncStatus['quarantined'];
}

/** Reads the outbox and names its cases. */
export function OutboxScreen({ rows, quarantined }: OutboxScreenProps) {
  const session = useSession();
  const openCase = useWorkspace(state => state.openCase);
  const entries = useOutbox();
  if (entries === undefined) return <EmptyState title={text('sync.outbox.loading')} />;
  const names = new Map(rows.map(({ record }) => [record.id as string, `${record.reference}  ${record.title}`]));
  return (
    <OutboxPage
      entries={entries}
      quarantined={quarantined}
      caseName={id => names.get(id) ?? null}
      onOpenCase={id => openCase(id)}
      onSyncNow={() => void session.syncNow()}
    />
  );
}

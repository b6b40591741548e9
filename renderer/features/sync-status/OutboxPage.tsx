import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { isUnsent, needsAttention, type OutboxEntry } from '../../../shared/model/outbox.ts';
import type { SyncStatus } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl/SegmentedControl.tsx';
import styles from './OutboxPage.module.css';
import { HeldDeletes } from './HeldDeletes.tsx';
import { OutboxRow } from './OutboxRow.tsx';
import { Quarantine } from './Quarantine.tsx';

export interface OutboxPageProps {
  entries: readonly OutboxEntry[];
  quarantined: SyncStatus['quarantined'];
  /** Reference and title; null when the case is no longer here. */
  caseName: (id: string) => string | null;
  onOpenCase: (id: CaseId) => void;
  onSyncNow: () => void;
}

/** Everything that this person did, and what became of it. */
export function OutboxPage({ entries, quarantined, caseName, onOpenCase, onSyncNow }: OutboxPageProps) {
  const [view, setView] = useState('open');
  const open = entries.filter(({ state }) => isUnsent(state) || needsAttention(state));
  // What waits for a person stands above what waits for the line.
  const shown = view === 'all' ? entries : open.toSorted((a, b) => Number(needsYou(b)) - Number(needsYou(a)));
  return (
    <section className={styles.screen} aria-label={text('sync.outbox.title')}>
      <header className={styles.header}>
        <h1 className={styles.title}>{text('sync.outbox.title')}</h1>
        <SegmentedControl
          label={text('sync.outbox.view')}
          segments={[
            { id: 'open', label: text('sync.outbox.open'), count: open.length },
            { id: 'all', label: text('sync.outbox.all'), count: entries.length },
          ]}
          selected={view}
          onSelect={setView}
        />
        <Button keys="Alt+R" icon={<RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />} onPress={onSyncNow}>
          {text('sync.now')}
        </Button>
      </header>
      <HeldDeletes />
      <div className={styles.scroll}>
        {shown.length === 0 ? (
          <Nothing view={view} />
        ) : (
          <ul className={styles.list} aria-label={text('sync.outbox.list')}>
            {shown.map(entry => (
              <OutboxRow
                key={entry.id}
                entry={entry}
                caseName={entry.caseId === null ? null : caseName(entry.caseId)}
                onOpenCase={onOpenCase}
              />
            ))}
          </ul>
        )}
        {quarantined.length > 0 && <Quarantine changes={quarantined} />}
      </div>
    </section>
  );
}

function needsYou({ state }: OutboxEntry): boolean {
  return needsAttention(state);
}

function Nothing({ view }: { view: string }) {
  return view === 'all' ? (
    <EmptyState title={text('sync.outbox.emptyAll.title')}>{text('sync.outbox.emptyAll.body')}</EmptyState>
  ) : (
    <EmptyState title={text('sync.outbox.empty.title')}>{text('sync.outbox.empty.body')}</EmptyState>
  );
}

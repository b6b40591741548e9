import { useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { needsAttention, type OutboxEntry, type OutboxState } from '../../../shared/model/outbox.ts';
import { resolveOutboxEntry } from '../../data/actions/resolve-outbox-entry.ts';
import { useStore } from '../../data/store-context.ts';
import { formatDateTime, formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { StatusBadge, type StatusTone } from '../../ui/StatusBadge/StatusBadge.tsx';
import { ConflictTable } from './ConflictTable.tsx';
import { describeAct } from './describe-act.ts';
import styles from './OutboxPage.module.css';

const TONES: Readonly<Record<OutboxState, StatusTone>> = {
  waiting: 'waiting',
  sending: 'active',
  unknown: 'waiting',
  accepted: 'done',
  conflict: 'conflict',
  rejected: 'conflict',
  'set-aside': 'cancelled',
};

interface OutboxRowProps {
  entry: OutboxEntry;
  caseName: string | null;
  onOpenCase: (id: CaseId) => void;
}

/** One thing that was done, what became of it, and what can be decided about it. */
export function OutboxRow({ entry, caseName, onOpenCase }: OutboxRowProps) {
  const { mutation, state, caseId } = entry;
  const zone = localTimeZone();
  return (
    <li className={styles.row} data-attention={needsAttention(state) || undefined}>
      <div className={styles.state}>
        <StatusBadge tone={TONES[state]} look="plain" label={text(`sync.state.${state}`)} />
      </div>
      <div className={styles.what}>
        <p>
          <strong className={styles.act}>{describeAct(mutation.act)}</strong>
          {caseId !== null && (
            <span className={styles.case}>
              {caseName === null ? (
                text('sync.unknownCase')
              ) : (
                <button type="button" className={styles.link} onClick={() => onOpenCase(caseId)}>
                  {caseName}
                </button>
              )}
            </span>
          )}
        </p>
        <Why entry={entry} />
        {state === 'conflict' && <ConflictTable entry={entry} />}
      </div>
      <div className={styles.actions}>{needsAttention(state) && <Decision entry={entry} />}</div>
      <time dateTime={mutation.at} title={formatDateTimeWithZone(mutation.at, zone)} className={styles.time}>
        {formatDateTime(mutation.at, zone)}
      </time>
    </li>
  );
}

/** The server's own reason comes last: it is the client's language, ours says what it means. */
function Why({ entry }: { entry: OutboxEntry }) {
  const { state, reason, settledAt } = entry;
  const explained = state === 'conflict' || state === 'rejected' || state === 'unknown' || state === 'set-aside';
  const parts = [
    explained ? text(`sync.why.${state}`) : '',
    state === 'accepted' && settledAt !== undefined
      ? text('sync.outbox.confirmed', { at: formatDateTime(settledAt, localTimeZone()) })
      : '',
    reason ?? '',
  ].filter(part => part !== '');
  return parts.length === 0 ? null : <p className={styles.why}>{parts.join(' ')}</p>;
}

function Decision({ entry }: { entry: OutboxEntry }) {
  const store = useStore();
  const [deciding, setDeciding] = useState<'no' | 'now' | 'failed'>('no');
  const decide = async (choice: 'send-mine' | 'keep-theirs') => {
    setDeciding('now');
    try {
      await resolveOutboxEntry(store, entry.id, choice);
      announce(text(`sync.decided.${choice}`));
      store.nudgeSync();
    } catch {
      // The store could not write: full disk, or it is being closed. The entry stays as it was.
      setDeciding('failed');
    }
  };
  const isConflict = entry.state === 'conflict';
  return (
    <>
      {deciding === 'failed' && <span role="alert">{text('sync.outbox.failed')}</span>}
      <Button isPending={deciding === 'now'} onPress={() => void decide('send-mine')}>
        {text('sync.outbox.sendMine')}
      </Button>
      <Button isPending={deciding === 'now'} onPress={() => void decide('keep-theirs')}>
        {isConflict ? text('sync.outbox.keepTheirs') : text('sync.outbox.setAside')}
      </Button>
    </>
  );
}

import { useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { faceOf } from '../../data/derive/outbox-line.ts';
import { formatDateTime, formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './AttentionList.module.css';
import { ConflictTable } from './conflict/ConflictTable.tsx';
import { DecideConflict } from './conflict/DecideConflict.tsx';
import { describeAct } from './describe-act.ts';
import { QuickDecision } from './QuickDecision.tsx';
import { StateBadge } from './StateBadge.tsx';

export interface AttentionCardProps {
  entry: OutboxEntry;
  /** Reference and title; null when the case is no longer here. */
  caseName: string | null;
  onOpenCase: (id: CaseId) => void;
}

/** One act that waits for a decision: what it was, why it waits, what differs, what can be done. */
export function AttentionCard({ entry, caseName, onOpenCase }: AttentionCardProps) {
  const { mutation, state, caseId, reason } = entry;
  const zone = localTimeZone();
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <StateBadge state={state} />
        <strong className={styles.act}>{describeAct(faceOf(mutation.act))}</strong>
        {caseId !== null &&
          (caseName === null ? (
            <span className={styles.quiet}>{text('sync.unknownCase')}</span>
          ) : (
            <button type="button" className={styles.link} onClick={() => onOpenCase(caseId)}>
              {caseName}
            </button>
          ))}
        <time dateTime={mutation.at} title={formatDateTimeWithZone(mutation.at, zone)} className={styles.time}>
          {formatDateTime(mutation.at, zone)}
        </time>
      </div>
      {/* The server's own reason comes last: it is the client's language, ours says what it means. */}
      <p className={styles.why}>
        {[state === 'conflict' ? text('sync.why.conflict') : text('sync.why.rejected'), reason ?? ''].join(' ').trim()}
      </p>
      {state === 'conflict' && <ConflictTable entry={entry} />}
      <div className={styles.actions}>
        <QuickDecision entry={entry} />
        {state === 'conflict' && caseId !== null && canBeMerged(entry) && <ByField entry={entry} caseId={caseId} />}
      </div>
    </li>
  );
}

function ByField({ entry, caseId }: { entry: OutboxEntry; caseId: CaseId }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="primary" onPress={() => setOpen(true)}>
        {text('conflict.decide')}
      </Button>
      {isOpen && <DecideConflict id={entry.id} caseId={caseId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Of a removal, or of taking a case, there is nothing to put together. */
function canBeMerged({ mutation, current }: OutboxEntry): boolean {
  const { type } = mutation.act;
  const hasFields =
    type === 'judgment.save' ||
    type === 'judgment.submit' ||
    type === 'annotation.put' ||
    type === 'review.save' ||
    type === 'review.complete';
  return hasFields && current !== undefined && current !== null;
}

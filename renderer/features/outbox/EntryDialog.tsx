import type { CaseId } from '../../../shared/model/ids.ts';
import { needsAttention } from '../../../shared/model/outbox.ts';
import { isReplaced } from '../../data/derive/is-replaced.ts';
import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import { useOutboxEntry } from '../../data/queries/use-outbox.ts';
import { formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { describeAct } from './describe-act.ts';
import styles from './OutboxPage.module.css';
import { QuickDecision } from './QuickDecision.tsx';
import { StateBadge } from './StateBadge.tsx';

interface EntryDialogProps {
  line: OutboxLine;
  caseName: string | null;
  onOpenCase: (id: CaseId) => void;
  onClose: () => void;
}

/** Everything that is known of one act: what it was, where it stands and why, its receipt, and what can be done. */
export function EntryDialog({ line, caseName, onOpenCase, onClose }: EntryDialogProps) {
  const entry = useOutboxEntry(line.id);
  const { caseId, state, settledAt, serverVersion } = line;
  const at = (instant: string) => formatDateTimeWithZone(instant, localTimeZone());
  const why = whyOf(line);
  return (
    <Dialog
      title={describeAct(line.face)}
      isOpen
      onClose={onClose}
      actions={
        <>
          {entry && needsAttention(entry.state) && <QuickDecision entry={entry} />}
          {caseId !== null && caseName !== null && (
            <Button onPress={() => onOpenCase(caseId)}>{text('outbox.openCase')}</Button>
          )}
          <Button tone="primary" onPress={onClose}>
            {text('outbox.entry.close')}
          </Button>
        </>
      }
    >
      <dl className={styles.facts}>
        <dt>{text('outbox.entry.state')}</dt>
        <dd>
          <StateBadge state={state} />
          <p className={styles.quiet}>{text(`outbox.help.${state}`)}</p>
        </dd>
        {why !== '' && <Fact name={text('outbox.entry.why')} value={why} />}
        {caseId !== null && <Fact name={text('outbox.entry.case')} value={caseName ?? text('sync.unknownCase')} />}
        <Fact name={text('outbox.entry.at')} value={at(line.at)} />
        <Fact
          name={text('outbox.entry.attempts')}
          value={text('outbox.entry.attempts.count', { count: line.attempts })}
        />
        {state === 'accepted' && settledAt !== null && (
          <Fact name={text('outbox.entry.confirmed')} value={at(settledAt)} />
        )}
        {serverVersion !== null && <Fact name={text('outbox.entry.version')} value={String(serverVersion)} />}
        <Fact name={text('outbox.entry.seq')} value={String(line.seq)} />
        <Fact name={text('outbox.entry.id')} value={line.id} />
      </dl>
    </Dialog>
  );
}

function whyOf(line: OutboxLine): string {
  const { state, reason } = line;
  if (isReplaced(line)) return text('sync.why.replaced');
  const isExplained = state === 'conflict' || state === 'rejected' || state === 'unknown' || state === 'set-aside';
  return [isExplained ? text(`sync.why.${state}`) : '', reason ?? ''].filter(Boolean).join(' ');
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

import { useStore } from '../../../data/store-context.ts';
import type { OutboxLine } from '../../../data/derive/outbox-line.ts';
import { formatDateTime, formatDateTimeWithZone, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { describeAct } from '../describe-act.ts';
import type { NameCase } from '../outbox-view.ts';
import { StateBadge } from '../StateBadge.tsx';
import { findingWords, type ReckoningPeriod } from './finding-words.ts';
import type { Finding } from './reckon.ts';
import styles from './ReckoningDialog.module.css';

/** As many as can be read at a glance; the outbox has them all. */
const MOST_SHOWN = 50;

interface FindingViewProps {
  finding: Finding;
  period: ReckoningPeriod;
  caseName: NameCase;
  lastContactAt: string | null;
  isOnline: boolean;
}

/** What was found: the sentence, what it rests on, and what is missing, each with its reason and what helps. */
export function FindingView({ finding, period, caseName, lastContactAt, isOnline }: FindingViewProps) {
  const { me } = useStore();
  const { kind, store } = finding;
  const isGood = kind === 'agreed' && store.missing.length === 0;
  return (
    <div className={styles.finding}>
      <p className={styles.sentence} data-good={isGood || undefined}>
        {findingWords(finding, period, me.client.timeZone)}
      </p>
      {kind === 'apart' && <Apart finding={finding} />}
      {kind === 'away' && (
        <p>
          {text('outbox.reckoning.away.body', { unsent: store.missing.length, contact: contactWords(lastContactAt) })}
        </p>
      )}
      {!isOnline && kind !== 'away' && lastContactAt !== null && (
        <p className={styles.quiet}>{text('outbox.reckoning.offline', { at: formatted(lastContactAt) })}</p>
      )}
      {store.setAside > 0 && <p>{text('outbox.reckoning.setAside', { count: store.setAside })}</p>}
      {store.missing.length > 0 && <Missing lines={store.missing} caseName={caseName} />}
      {store.delivered.length > 0 && <Kinds lines={store.delivered} />}
    </div>
  );
}

function Apart({ finding }: { finding: Extract<Finding, { kind: 'apart' }> }) {
  const { apart, journal, store } = finding;
  return (
    <>
      <p>{text('outbox.reckoning.disagree.body', { count: apart.count })}</p>
      <p>
        {text('outbox.reckoning.counts', {
          journal: journal.atClient,
          journalDone: journal.done,
          store: store.atClient,
          storeDone: store.done,
        })}
      </p>
      <ul className={styles.ids}>
        {apart.onlyJournal.slice(0, MOST_SHOWN).map(id => (
          <li key={id}>{text('outbox.reckoning.onlyJournal', { id })}</li>
        ))}
        {apart.onlyStore.slice(0, MOST_SHOWN).map(id => (
          <li key={id}>{text('outbox.reckoning.onlyStore', { id })}</li>
        ))}
      </ul>
    </>
  );
}

function Missing({ lines, caseName }: { lines: readonly OutboxLine[]; caseName: NameCase }) {
  return (
    <>
      <h3 className={styles.heading}>{text('outbox.reckoning.list')}</h3>
      <ul className={styles.missing}>
        {lines.slice(0, MOST_SHOWN).map(line => (
          <li key={line.id}>
            <StateBadge state={line.state} />
            <span>
              {[
                describeAct(line.face),
                line.caseId === null ? '' : (caseName(line.caseId) ?? text('sync.unknownCase')),
                formatDateTime(line.at, localTimeZone()),
              ]
                .filter(Boolean)
                .join(' · ')}
              <span className={styles.help}>
                {[line.reason ?? '', text(`outbox.help.${line.state}`)].filter(Boolean).join(' ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {lines.length > MOST_SHOWN && <p>{text('outbox.reckoning.more', { count: lines.length - MOST_SHOWN })}</p>}
    </>
  );
}

function Kinds({ lines }: { lines: readonly OutboxLine[] }) {
  const counts = Map.groupBy(lines, line => describeAct(line.face));
  const sorted = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <>
      <h3 className={styles.heading}>{text('outbox.reckoning.kinds')}</h3>
      <ul className={styles.kinds}>
        {sorted.map(([what, some]) => (
          <li key={what}>{text('outbox.reckoning.kind', { what, count: some.length })}</li>
        ))}
      </ul>
    </>
  );
}

function contactWords(at: string | null): string {
  return at === null ? text('outbox.reckoning.noContact') : text('outbox.reckoning.contact', { at: formatted(at) });
}

function formatted(at: string): string {
  return formatDateTimeWithZone(at, localTimeZone());
}

import type { Note } from '../../../shared/model/note.ts';
import { useStore } from '../../data/store-context.ts';
import type { CaseFile } from '../../data/views.ts';
import { EarlierVersions } from '../../features/outbox/conflict/EarlierVersions.tsx';
import { formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import styles from './CaseScreen.module.css';
import { factLabel, factValue } from './fact-words.ts';

/** What is known of the case besides its documents: the client's facts, its clock, questions and notes. */
export function CaseAbout({ caseFile }: { caseFile: CaseFile }) {
  const { record, notes, queries, submissions } = caseFile;
  const zone = useStore().me.client.timeZone;
  const facts = Object.entries(record.attributes);
  const ownZone = localTimeZone();
  const parkedUntil = record.parked?.wakeAt;
  return (
    <div className={styles.about}>
      {record.clock?.state === 'stopped' && (
        <Banner tone="info" title={text('case.about.clockStopped')}>
          {record.clock.reason}
        </Banner>
      )}
      {record.parked && (
        <Banner
          tone="info"
          title={
            parkedUntil
              ? text('case.about.parked', { when: formatDateTimeWithZone(parkedUntil, zone) })
              : text('case.about.parkedOpen')
          }
        >
          {record.parked.reason}
        </Banner>
      )}
      <section>
        <h2 className={styles.aboutHeading}>{text('case.about.times')}</h2>
        <dl className={styles.facts}>
          <Time name={text('case.about.due')} at={record.dueAt} zones={[zone, ownZone]} />
          {record.goalAt !== undefined && (
            <Time name={text('case.about.goal')} at={record.goalAt} zones={[zone, ownZone]} />
          )}
          <Time name={text('case.about.received')} at={record.receivedAt} zones={[zone]} />
          {submissions.map(({ id, round, submittedAt }) => (
            <Time key={id} name={text('case.about.submitted', { round })} at={submittedAt} zones={[zone]} />
          ))}
        </dl>
      </section>
      <section>
        <h2 className={styles.aboutHeading}>{text('case.about.facts')}</h2>
        {facts.length === 0 && <p className={styles.quiet}>{text('case.about.noFacts')}</p>}
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
      </section>
      <section>
        <h2 className={styles.aboutHeading}>{text('case.about.queries')}</h2>
        {queries.length === 0 && <p className={styles.quiet}>{text('case.about.noQueries')}</p>}
        {queries.map(query => (
          <section key={query.id} aria-label={query.subject}>
            <p className={styles.messageHead}>
              <strong>{query.subject}</strong>
              <span>{text(`case.about.query.${query.status}`)}</span>
            </p>
            <Messages messages={query.messages} zone={zone} />
          </section>
        ))}
      </section>
      <section>
        <h2 className={styles.aboutHeading}>{text('case.about.notes')}</h2>
        {notes.length === 0 && <p className={styles.quiet}>{text('case.about.noNotes')}</p>}
        <Messages messages={notes} zone={zone} />
      </section>
      <EarlierVersions caseId={record.id} />
    </div>
  );
}

/** An instant as the client's clock shows it, and as this machine's does where that is another zone. */
function Time({ name, at, zones }: { name: string; at: string; zones: readonly string[] }) {
  const said = new Set(zones.map(zone => formatDateTimeWithZone(at, zone)));
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {[...said].map((words, index) => (
          <time key={words} dateTime={at} className={index === 0 ? undefined : styles.ownTime}>
            {words}
          </time>
        ))}
      </dd>
    </>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{factLabel(name)}</dt>
      <dd>{factValue(value)}</dd>
    </>
  );
}

function Messages({ messages, zone }: { messages: readonly Note[]; zone: string }) {
  return (
    <ol className={styles.messages}>
      {messages.map(note => (
        <li key={note.id}>
          <p className={styles.messageHead}>
            <strong>{note.author.name}</strong>
            <time dateTime={note.at}>{formatDateTimeWithZone(note.at, zone)}</time>
          </p>
          <p className={styles.messageText}>{note.text}</p>
        </li>
      ))}
    </ol>
  );
}

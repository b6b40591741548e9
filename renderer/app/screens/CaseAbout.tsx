import type { Note } from '../../../shared/model/note.ts';
import { useStore } from '../../data/store-context.ts';
import type { CaseFile } from '../../data/views.ts';
import { formatDateTimeWithZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import styles from './CaseScreen.module.css';
import { factLabel, factValue } from './fact-words.ts';

/** What is known of the case besides its documents: the client's facts, its clock, questions and notes. */
export function CaseAbout({ caseFile }: { caseFile: CaseFile }) {
  const { record, notes, queries } = caseFile;
  const zone = useStore().me.client.timeZone;
  const facts = Object.entries(record.attributes);
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
    </div>
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

import type { CaseId } from '../../../../shared/model/ids.ts';
import { faceOf } from '../../../data/derive/outbox-line.ts';
import { useEarlierVersions } from '../../../data/queries/use-versions.ts';
import { useStore } from '../../../data/store-context.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { describeAct } from '../describe-act.ts';
import { ConflictTable } from './ConflictTable.tsx';
import styles from './EarlierVersions.module.css';
import { sidesOf } from './made-by.ts';

/** What was decided against in a case: both sides, by whom and when. Nothing when there is nothing. */
export function EarlierVersions({ caseId }: { caseId: CaseId }) {
  const { me } = useStore();
  const versions = useEarlierVersions(caseId);
  if (versions === undefined || versions.length === 0) return null;
  const at = (instant: string) => formatDateTime(instant, localTimeZone());
  return (
    <section aria-label={text('conflict.earlier.title')} className={styles.earlier}>
      <h2 className={styles.heading}>{text('conflict.earlier.title')}</h2>
      <p className={styles.about}>{text('conflict.earlier.body')}</p>
      {versions.map(entry => (
        <details key={entry.id} className={styles.version}>
          <summary>
            {text('conflict.earlier.entry', {
              what: describeAct(faceOf(entry.mutation.act)),
              at: at(entry.mutation.at),
            })}
            {entry.settledAt !== undefined && (
              <span className={styles.about}> · {text('conflict.earlier.decided', { at: at(entry.settledAt) })}</span>
            )}
          </summary>
          {sidesOf(entry, me).map(side => (
            <p key={side} className={styles.about}>
              {side}
            </p>
          ))}
          {entry.reason !== undefined && <p>{entry.reason}</p>}
          <ConflictTable entry={entry} />
        </details>
      ))}
    </section>
  );
}

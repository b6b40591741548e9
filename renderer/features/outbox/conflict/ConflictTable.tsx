import { useMemo } from 'react';
import type { CaseId } from '../../../../shared/model/ids.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { conflictSides } from './conflict-sides.ts';
import type { Around } from './mark-words.ts';
import styles from './ConflictTable.module.css';

/** As many as can be weighed at once; how many more there are is said. */
const MOST_SHOWN = 8;

/** Mine and theirs side by side, so that a person can say which one counts. */
export function ConflictTable({ entry }: { entry: OutboxEntry }) {
  return entry.caseId === null ? (
    <Sides entry={entry} caseFile={null} />
  ) : (
    <WithCase entry={entry} caseId={entry.caseId} />
  );
}

function WithCase({ entry, caseId }: { entry: OutboxEntry; caseId: CaseId }) {
  const caseFile = useCaseFile(caseId);
  // Without the case there is no form to name the questions by: nothing is shown that would change at once.
  return caseFile === undefined ? null : <Sides entry={entry} caseFile={caseFile} />;
}

function Sides({ entry, caseFile }: { entry: OutboxEntry; caseFile: Around['caseFile'] }) {
  const { me } = useStore();
  const sides = useMemo(() => conflictSides(entry, { me, caseFile }), [entry, me, caseFile]);
  if (sides.kind !== 'differs') return <p className={styles.note}>{text(`sync.differs.${sides.kind}`)}</p>;
  const { differences } = sides;
  const more = differences.length - MOST_SHOWN;
  return (
    <>
      <table className={styles.table} aria-label={text('sync.differs.title')}>
        <thead>
          <tr>
            <th scope="col">{text('sync.differs.what')}</th>
            <th scope="col">{text('sync.differs.mine')}</th>
            <th scope="col">{text('sync.differs.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST_SHOWN).map(({ label, mine, theirs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.note}>{text('sync.differs.more', { more })}</p>}
    </>
  );
}

import type { Misfit } from '../../../../shared/forms/paste-rows.ts';
import { text } from '../../../i18n/text.ts';
import styles from './PasteDialog.module.css';

const MOST_SAID = 20;

/** What of a pasted table is left out, each with its place and why. */
export function PasteMisfits({ misfits, over }: { misfits: readonly Misfit[]; over: number }) {
  return (
    <>
      {over > 0 && <p className={styles.wrong}>{text('rows.over', { count: over })}</p>}
      {misfits.length > 0 && (
        <>
          <p className={styles.wrong}>{text('rows.misfits', { count: misfits.length })}</p>
          <ul className={styles.misfits}>
            {misfits.slice(0, MOST_SAID).map(({ row, label, cell, reason }) => (
              <li key={`${row} ${label}`}>
                {text(reason === 'ambiguous' ? 'rows.ambiguous' : 'rows.misfit', { row, label, cell })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

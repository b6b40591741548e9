import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import type { CaseDocument } from '../../data/views.ts';
import styles from './AwayStrip.module.css';
import type { OtherWindows } from './pane-windows.ts';

interface AwayStripProps {
  readonly documents: readonly CaseDocument[];
  readonly windows: OtherWindows;
}

/** Which documents have a window of their own, and the way back. */
export function AwayStrip({ documents, windows }: AwayStripProps) {
  if (windows.away.length === 0) return null;
  return (
    <ul className={styles.strip}>
      {windows.away.map(({ paneId, documentIds }) => {
        const names = documentIds.map(id => documents.find(({ record }) => record.id === id)?.record.name ?? '');
        const name = names.filter(one => one !== '').join(', ');
        return (
          <li key={paneId} className={styles.away}>
            <span className={styles.name}>{text('caseView.away', { name })}</span>
            <Button aria-label={text('caseView.bringBackName', { name })} onPress={() => windows.bringBack(paneId)}>
              {text('caseView.bringBack')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

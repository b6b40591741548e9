import { text } from '../../i18n/text.ts';
import type { Mark } from '../marks/mark.ts';
import styles from './WholeMarks.module.css';

interface WholeMarksProps {
  readonly marks: readonly Mark[];
  readonly onPress: (markId: string) => void;
}

/** The marks on a document as a whole, in a line above it. */
export function WholeMarks({ marks, onPress }: WholeMarksProps) {
  if (marks.length === 0) return null;
  return (
    <ul className={styles.marks} aria-label={text('mark.onDocument')}>
      {marks.map(mark => (
        <li key={mark.id}>
          <button
            type="button"
            className={styles.mark}
            data-tone={mark.tone}
            data-selected={mark.isSelected || undefined}
            data-whole-mark={mark.id}
            onClick={() => onPress(mark.id)}
          >
            <span className={styles.tag}>{mark.label || text('mark.document')}</span>
            {mark.note !== '' && <span className={styles.note}>{mark.note}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

import { Quote, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import styles from './EvidenceChips.module.css';

export interface EvidenceChip {
  readonly id: string;
  /** The marked words, or what the mark is when it has no words. */
  readonly quote: string;
  /** Document and page. */
  readonly place: string;
  /** The mark or its document is gone: it cannot be shown. */
  readonly isLost?: boolean;
}

interface EvidenceChipsProps {
  label: string;
  chips: readonly EvidenceChip[];
  onShow: (id: string) => void;
  /** Left out: the evidence cannot be changed here. */
  onRemove?: ((id: string) => void) | undefined;
}

/** The places that an answer rests on. Pressing one shows it in its document. */
export function EvidenceChips({ label, chips, onShow, onRemove }: EvidenceChipsProps) {
  return (
    <ul aria-label={label} className={styles.strip}>
      {chips.map(chip => (
        <li key={chip.id} className={styles.chip} data-lost={chip.isLost || undefined}>
          <Button className={cx(styles.show)} isDisabled={chip.isLost ?? false} onPress={() => onShow(chip.id)}>
            <Quote size={12} aria-hidden="true" className={styles.icon} />
            <span className="visually-hidden">{text('judge.showEvidence')}</span>
            <span className={styles.quote}>{chip.quote}</span>
            <span className={styles.place}>{chip.place}</span>
          </Button>
          {onRemove && (
            <Button
              className={cx(styles.remove)}
              aria-label={text('judge.removeEvidence', { quote: chip.quote })}
              onPress={() => onRemove(chip.id)}
            >
              <X size={12} aria-hidden="true" />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

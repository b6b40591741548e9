import { Quote, SearchX, TriangleAlert, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
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
  /** Another document has taken the place of the one that it is in. */
  readonly isSuperseded?: boolean;
  /** It says that something was looked for and not found. */
  readonly isSearch?: boolean;
  /** What is wrong with it, in words; it can be shown nevertheless unless it is lost. */
  readonly trouble?: string | undefined;
}

interface EvidenceChipsProps {
  label: string;
  chips: readonly EvidenceChip[];
  onShow: (id: string) => void;
  /** Left out: the evidence cannot be changed here. */
  onRemove?: ((id: string) => void) | undefined;
  /** Alt+Shift with an arrow moves the piece that has the focus. Left out: their order cannot be changed. */
  onMove?: ((id: string, by: 1 | -1) => void) | undefined;
}

const BY_KEY: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The places that an answer rests on. Pressing one shows it in its document. */
export function EvidenceChips({ label, chips, onShow, onRemove, onMove }: EvidenceChipsProps) {
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = BY_KEY[event.key];
    if (!onMove || by === undefined || !event.altKey || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(id, by);
  };
  return (
    <ul aria-label={label} className={styles.strip}>
      {chips.map(chip => (
        // Hears the keys of its buttons, to move the piece as a whole.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={chip.id}
          className={styles.chip}
          data-lost={chip.isLost || undefined}
          data-trouble={chip.trouble !== undefined || undefined}
          onKeyDownCapture={event => onKeyDown(event, chip.id)}
        >
          <Button className={cx(styles.show)} isDisabled={chip.isLost ?? false} onPress={() => onShow(chip.id)}>
            <ChipIcon chip={chip} />
            <span className="visually-hidden">{text('judge.showEvidence')}</span>
            <span className={styles.quote}>{chip.quote}</span>
            <span className={styles.place}>{chip.place}</span>
            {chip.trouble !== undefined && <span className="visually-hidden">{chip.trouble}</span>}
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

function ChipIcon({ chip }: { chip: EvidenceChip }) {
  const Icon = chip.trouble !== undefined ? TriangleAlert : chip.isSearch === true ? SearchX : Quote;
  return <Icon size={12} aria-hidden="true" className={styles.icon} />;
}

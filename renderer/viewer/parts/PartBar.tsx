import { ArrowLeft } from 'lucide-react';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './PartBar.module.css';

interface PartBarProps {
  /** The document first, then each part that was opened out of the one before. */
  readonly names: readonly string[];
  readonly onBack: () => void;
}

/** Says that this is a part of another document, and leads back to it. */
export function PartBar({ names, onBack }: PartBarProps) {
  const name = names.at(-1) ?? '';
  return (
    <div className={styles.bar}>
      <Button icon={<ArrowLeft size={14} aria-hidden="true" />} onPress={onBack}>
        {text('kinds.backTo', { name: names.at(-2) ?? '' })}
      </Button>
      <span className={styles.words}>{text('kinds.partOf', { name })}</span>
    </div>
  );
}

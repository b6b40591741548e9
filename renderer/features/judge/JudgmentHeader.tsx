import { BookOpen, Send } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { formatDateTime, formatTime, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import type { DraftSaver } from '../../data/draft-saver.ts';
import type { Draft } from '../../data/views.ts';
import styles from './JudgmentPanel.module.css';
import { useProgress } from './use-form.ts';

interface JudgmentHeaderProps {
  saved: Pick<DraftSaver, 'state' | 'subscribe'>;
  /** What the form began with, if it did not begin empty. */
  draft: Draft | null;
  isReadOnly: boolean;
  guidelines: { isShown: boolean; toggle(): void } | null;
  onSubmit: () => void;
}

/** How far it is, that it is safe, and how to hand it in. */
export function JudgmentHeader({ saved, draft, isReadOnly, guidelines, onSubmit }: JudgmentHeaderProps) {
  const { answered, asked } = useProgress(null);
  const label = text('judge.progress', { answered, asked });
  return (
    <header className={styles.header}>
      <div className={styles.progress}>
        <span className={styles.state}>
          {label}
          {!isReadOnly && <Saved saved={saved} draft={draft} />}
        </span>
        <ProgressBar label={label} hideLabel value={asked === 0 ? 100 : (answered / asked) * 100} />
      </div>
      <span className={styles.tools}>
        {guidelines && (
          <IconButton
            label={text(guidelines.isShown ? 'judge.guidelines.hide' : 'judge.guidelines.show')}
            keys="Alt+G"
            isPressed={guidelines.isShown}
            icon={<BookOpen size={16} aria-hidden="true" />}
            onPress={guidelines.toggle}
          />
        )}
        {!isReadOnly && (
          <Button tone="primary" keys="Mod+Enter" icon={<Send size={14} aria-hidden="true" />} onPress={onSubmit}>
            {text('judge.submit')}
          </Button>
        )}
      </span>
    </header>
  );
}

function Saved({ saved: saver, draft }: Pick<JudgmentHeaderProps, 'saved' | 'draft'>) {
  const saved = useSyncExternalStore(saver.subscribe, saver.state);
  const zone = localTimeZone();
  const said = {
    unchanged: () =>
      draft === null
        ? ''
        : text(draft.isFromServer ? 'judge.savedElsewhere' : 'judge.savedBefore', {
            time: formatDateTime(draft.savedAt, zone),
          }),
    saving: () => text('judge.saving'),
    saved: () =>
      saved.kind === 'saved' ? text('judge.saved', { time: formatTime(new Date(saved.at).toISOString(), zone) }) : '',
    failed: () => (saved.kind === 'failed' ? text(`judge.saveFailed.${saved.reason}`) : ''),
  }[saved.kind]();
  return (
    <span role={saved.kind === 'failed' ? 'alert' : undefined} className={styles.saved} data-state={saved.kind}>
      {said}
    </span>
  );
}

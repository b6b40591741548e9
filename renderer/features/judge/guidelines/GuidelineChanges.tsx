import { useState } from 'react';
import type { Process } from '../../../../shared/model/process.ts';
import { keepGuidelinesSeen, type SeenGuidelines } from '../../../data/queries/use-guidelines-seen.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { guidelineChanges } from './guideline-changes.ts';
import styles from './GuidelineChanges.module.css';

interface GuidelineChangesProps {
  seen: SeenGuidelines;
  process: Process;
  source: string;
}

/** What is new since the person last worked by these guidelines, until they say that they have read it. */
export function GuidelineChanges({ seen, process, source }: GuidelineChangesProps) {
  const store = useStore();
  const [isShown, setShown] = useState(true);
  const parts = guidelineChanges(seen.source, source);
  if (parts.length === 0) return null;
  return (
    <section className={styles.changes} aria-label={text('judge.guidelines.changed', { version: seen.version })}>
      <p className={styles.head}>
        <strong>{text('judge.guidelines.changed', { version: seen.version })}</strong>
        <Button onPress={() => setShown(!isShown)}>
          {text(isShown ? 'judge.guidelines.hideChanges' : 'judge.guidelines.showChanges')}
        </Button>
        <Button onPress={() => void keepGuidelinesSeen(store, process, source)}>{text('judge.guidelines.read')}</Button>
      </p>
      {isShown && (
        <p className={styles.text}>
          {parts.map(({ kind, text: words }, index) =>
            kind === 'same' ? (
              <span key={index}>{words}</span>
            ) : kind === 'gone' ? (
              <del key={index}>{words}</del>
            ) : (
              <ins key={index}>{words}</ins>
            ),
          )}
        </p>
      )}
    </section>
  );
}

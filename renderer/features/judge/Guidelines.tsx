import { useRef } from 'react';
import type { Process } from '../../../shared/model/process.ts';
import { useGuidelinesSeen } from '../../data/queries/use-guidelines-seen.ts';
import { text } from '../../i18n/text.ts';
import { GuidelineChanges } from './guidelines/GuidelineChanges.tsx';
import { useSectionInFocus } from './guidelines/use-section-in-focus.ts';
import styles from './Guidelines.module.css';
import { Markdown } from './Markdown.tsx';
import { useForm } from './use-form.ts';

/** The client's rules for judging, beside the questions: those of the question in focus first, and what is new in them. */
export function Guidelines({ process, source }: { process: Process; source: string }) {
  const side = useRef<HTMLElement>(null);
  const field = useSectionInFocus(side, useForm());
  const seen = useGuidelinesSeen(process.processId);
  const own = field?.guideline?.startsWith('#') === false ? field.guideline : null;
  return (
    // The text scrolls by key as well, so it can have the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside ref={side} aria-label={text('judge.guidelines')} className={styles.side} tabIndex={0}>
      <h2 className={styles.title}>{text('judge.guidelines.version', { version: process.version })}</h2>
      {seen && seen.version !== process.version && <GuidelineChanges seen={seen} process={process} source={source} />}
      {own !== null && (
        <section
          className={styles.own}
          aria-label={text('judge.guidelines.forQuestion', { question: field?.label ?? '' })}
        >
          <strong>{field?.label}</strong>
          <Markdown source={own} />
        </section>
      )}
      <Markdown source={source} />
    </aside>
  );
}

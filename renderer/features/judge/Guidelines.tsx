import { text } from '../../i18n/text.ts';
import styles from './Guidelines.module.css';
import { Markdown } from './Markdown.tsx';

/** The client's rules for judging, beside the questions. */
export function Guidelines({ source }: { source: string }) {
  return (
    // The text scrolls by key as well, so it can have the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside aria-label={text('judge.guidelines')} className={styles.side} tabIndex={0}>
      <h2 className={styles.title}>{text('judge.guidelines')}</h2>
      <Markdown source={source} />
    </aside>
  );
}

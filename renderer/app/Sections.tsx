import { text } from '../i18n/text.ts';
import { formatNumber } from '../i18n/format.ts';
import { cx } from '../ui/cx.ts';
import styles from './TopBar.module.css';
import { useWorkspace, type Section } from './workspace-store.ts';

interface SectionsProps {
  isLead: boolean;
  /** Outbox entries that need a decision. */
  attention: number;
}

/** The way between the queue, the reviews and the outbox. */
export function Sections({ isLead, attention }: SectionsProps) {
  const screen = useWorkspace(state => state.screen);
  const goTo = useWorkspace(state => state.goTo);
  const current = screen.name === 'case' ? screen.from : screen.name;
  return (
    <nav aria-label={text('app.sections')} className={styles.sections}>
      {sectionsFor(isLead).map(section => (
        <button
          key={section}
          type="button"
          aria-current={section === current ? 'page' : undefined}
          className={cx(styles.section)}
          onClick={() => goTo(section)}
        >
          {text(`app.screen.${section}`)}
          {section === 'outbox' && attention > 0 && (
            <span className={styles.attention} title={text('sync.attention', { count: attention })}>
              {formatNumber(attention)}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}

/** Reviewing is a lead's. */
export function sectionsFor(isLead: boolean): readonly Section[] {
  return isLead ? ['queue', 'review', 'outbox'] : ['queue', 'outbox'];
}

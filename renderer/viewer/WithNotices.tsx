import type { ReactNode } from 'react';
import styles from './WithNotices.module.css';

interface WithNoticesProps {
  /** Sentences about what is not as its writer saw it. */
  readonly notices: readonly string[];
  /** Stands after them. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A document under what a person must know about how it is shown. */
export function WithNotices({ notices, actions, children }: WithNoticesProps) {
  return (
    <div className={styles.stack}>
      {(notices.length > 0 || actions !== undefined) && (
        <div className={styles.notices} role="note" data-quiet={notices.length === 0 || undefined}>
          {notices.map(notice => (
            <p key={notice}>{notice}</p>
          ))}
          {actions}
        </div>
      )}
      <div className={styles.content}>{children}</div>
    </div>
  );
}

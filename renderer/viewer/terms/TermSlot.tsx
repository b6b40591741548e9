import { Suspense } from 'react';
import { loadAhead } from '../../ui/load-ahead.tsx';
import type { TermBarProps } from './TermBar.tsx';
import styles from './TermBar.module.css';

const TermBar = loadAhead(async () => (await import('./TermBar.tsx')).TermBar);

/** Room for the terms from the start, where the process has any: a page that moves under the eye is lost. */
export function TermSlot({ isReady, ...props }: TermBarProps & { readonly isReady: boolean }) {
  return (
    <div className={styles.slot} data-reserved={'x-terms' in props.process.form.schema || undefined}>
      <Suspense>{isReady && <TermBar {...props} />}</Suspense>
    </div>
  );
}

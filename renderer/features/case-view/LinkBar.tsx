import { Link2 } from 'lucide-react';
import { unreachable } from '../../../shared/unreachable.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Kbd } from '../../ui/Kbd/Kbd.tsx';
import styles from './LinkBar.module.css';
import { PANE_KEYS } from './pane-keys.ts';
import type { LinkBy, LinkState } from './use-linked-scroll.ts';

interface LinkBarProps {
  readonly by: LinkBy;
  readonly link: LinkState;
  /** Names of the two documents. */
  readonly first: string;
  readonly second: string;
  readonly onUnlink: () => void;
}

/** Says that two panes scroll together, and ends it. */
export function LinkBar({ by, link, first, second, onUnlink }: LinkBarProps) {
  return (
    <div className={styles.bar} role="status">
      <Link2 size={14} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{wordsOf(by, link, { first, second })}</span>
      <Button onPress={onUnlink}>
        {text('panes.unlink')}
        <span className={styles.keys}>
          <Kbd keys={PANE_KEYS.link} isHint />
        </span>
      </Button>
    </div>
  );
}

function wordsOf(by: LinkBy, link: LinkState, names: { first: string; second: string }): string {
  switch (link.state) {
    case 'off':
    case 'reading':
      return text(by === 'words' ? 'panes.linkReading' : 'viewer.opening');
    case 'impossible':
      return text('panes.linkImpossible');
    case 'on':
      if (by === 'words') return text('panes.linkedByWords', names);
      return link.apart === 0
        ? text('panes.linkedByPage', names)
        : text('panes.linkedApart', { ...names, pages: Math.abs(link.apart) });
    default:
      return unreachable(link);
  }
}

import { Search } from 'lucide-react';
import { useStore } from '../data/store-context.ts';
import type { SyncStatus } from '../data/views.ts';
import { text } from '../i18n/text.ts';
import { Kbd } from '../ui/Kbd/Kbd.tsx';
import { Wordmark } from '../ui/Wordmark/Wordmark.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Sections } from './Sections.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import styles from './TopBar.module.css';
import { useDialogs } from './dialogs-store.ts';

interface TopBarProps {
  status: SyncStatus | undefined;
  attention: number;
}

/** Which client, which section, and everything that can be done, one press away. */
export function TopBar({ status, attention }: TopBarProps) {
  const { me } = useStore();
  const open = useDialogs(state => state.open);
  return (
    <header className={styles.bar}>
      <Wordmark />
      <span className={styles.client} title={me.client.name}>
        {me.client.name}
      </span>
      <Sections isLead={me.roles.includes('lead')} attention={attention} />
      <button type="button" className={styles.palette} onClick={() => open('palette')}>
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <span>{text('app.paletteButton')}</span>
        <Kbd keys="Mod+K" isHint />
      </button>
      <ThemeMenu />
      <PersonMenu status={status} />
    </header>
  );
}

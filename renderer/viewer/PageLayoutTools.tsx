import { BookOpen, PanelLeft } from 'lucide-react';
import { text } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton/IconButton.tsx';
import { Menu } from '../ui/Menu/Menu.tsx';
import type { DocumentView } from './document-view.ts';
import styles from './ViewToolbar.module.css';

interface PageLayoutToolsProps {
  readonly isSideOpen: boolean;
  readonly isSpread: boolean;
  readonly canRotate: boolean;
  readonly view: () => DocumentView | null;
}

/** How pages stand, and what is shown beside them. Turning is in the menu: the bar of a narrow pane is one line. */
export function PageLayoutTools({ isSideOpen, isSpread, canRotate, view }: PageLayoutToolsProps) {
  const icon = { size: 15, 'aria-hidden': true } as const;
  const act = (id: string) => {
    if (id === 'fit') view()?.fitPage?.();
    else if (id === 'rotate') view()?.rotate();
    else view()?.setSpread?.(id === 'two');
  };
  return (
    <span className={styles.group}>
      <IconButton
        label={text('pdf.openSide')}
        icon={<PanelLeft {...icon} />}
        isPressed={isSideOpen}
        onPress={() => view()?.toggleSide?.()}
      />
      <Menu
        label={text('pdf.layout')}
        trigger={<IconButton label={text('pdf.layout')} icon={<BookOpen {...icon} />} />}
        items={[
          { id: 'fit', label: text('pdf.fitPage') },
          isSpread ? { id: 'one', label: text('pdf.onePage') } : { id: 'two', label: text('pdf.twoPages') },
          ...(canRotate ? [{ id: 'rotate', label: text('viewer.rotate') }] : []),
        ]}
        onAction={act}
      />
    </span>
  );
}

import { LayoutGrid } from 'lucide-react';
import { unreachable } from '../../../shared/unreachable.ts';
import type { CaseDocument } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu/Menu.tsx';
import { comparable } from './comparable.ts';
import { PANE_KEYS } from './pane-keys.ts';
import type { LinkBy } from './use-linked-scroll.ts';

interface PaneMenuProps {
  readonly documents: readonly CaseDocument[];
  readonly shownId: string | null;
  readonly canSplit: boolean;
  /** How this pane scrolls together with another one; null: it does not. */
  readonly link: LinkBy | null;
  /** There is another pane to scroll with. */
  readonly canLink: boolean;
  readonly onSplit: (side: 'right' | 'down') => void;
  readonly onLink: (by: LinkBy | null) => void;
  readonly onCompare: (documentId: string) => void;
}

/** What concerns more than one pane: splitting, scrolling together, comparing. */
export function PaneMenu({ documents, shownId, canSplit, link, canLink, onSplit, onLink, onCompare }: PaneMenuProps) {
  const others = comparable(documents, shownId).slice(0, 8);
  const entry = (id: string, label: string, more: Partial<MenuEntry> = {}): MenuEntry => ({ id, label, ...more });
  const items = [
    entry('split right', text('panes.splitRight'), { keys: PANE_KEYS.splitRight, isDisabled: !canSplit }),
    entry('split down', text('panes.splitDown'), { keys: PANE_KEYS.splitDown, isDisabled: !canSplit }),
    link === null
      ? entry('link page', text('panes.linkByPage'), { keys: PANE_KEYS.link, isDisabled: !canLink })
      : entry('link off', text('panes.unlink'), { keys: PANE_KEYS.link }),
    ...(link === 'words' ? [] : [entry('link words', text('panes.linkByWords'), { isDisabled: !canLink })]),
    ...others.map(({ document, isSuperseded }) =>
      entry(
        `compare ${document.record.id}`,
        text(isSuperseded ? 'compare.withReplaced' : 'compare.with', { name: document.record.name }),
      ),
    ),
  ];
  const act = (id: string) => {
    const [verb, ...rest] = id.split(' ');
    const what = rest.join(' ');
    switch (verb) {
      case 'split':
        return onSplit(what === 'down' ? 'down' : 'right');
      case 'link':
        return onLink(what === 'page' || what === 'words' ? what : null);
      case 'compare':
        return onCompare(what);
      default:
        return unreachable(verb as never);
    }
  };
  return (
    <Menu
      label={text('panes.menu')}
      trigger={<IconButton label={text('panes.menu')} icon={<LayoutGrid size={15} aria-hidden="true" />} />}
      items={items}
      onAction={act}
    />
  );
}

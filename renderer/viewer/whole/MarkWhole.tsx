import { FileText } from 'lucide-react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { Menu } from '../../ui/Menu/Menu.tsx';
import type { Whole } from './whole-selection.ts';

interface MarkWholeProps {
  readonly hasPages: boolean;
  readonly onMark: (whole: Whole) => void;
}

const PAGE_KEYS = 'Alt+Shift+P';
const DOCUMENT_KEYS = 'Alt+Shift+W';

/** Marks the page in front, or the document as a whole. */
export function MarkWhole({ hasPages, onMark }: MarkWholeProps) {
  return (
    <Menu
      label={text('mark.more')}
      trigger={<IconButton label={text('mark.more')} icon={<FileText size={15} aria-hidden="true" />} />}
      items={[
        { id: 'page', label: text('mark.thisPage'), keys: PAGE_KEYS, isDisabled: !hasPages },
        { id: 'document', label: text('mark.thisDocument'), keys: DOCUMENT_KEYS },
      ]}
      onAction={id => onMark(id === 'page' ? 'page' : 'document')}
    />
  );
}

/** The keys of it, for the pane that has the keys. Draws nothing. */
export function WholeCommands({ hasPages, onMark }: MarkWholeProps) {
  const group = text('viewer.group');
  useCommand({
    id: 'documents.mark-page',
    title: text('mark.thisPage'),
    group,
    keys: PAGE_KEYS,
    isEnabled: hasPages,
    run: () => onMark('page'),
  });
  useCommand({
    id: 'documents.mark-document',
    title: text('mark.thisDocument'),
    group,
    keys: DOCUMENT_KEYS,
    run: () => onMark('document'),
  });
  return null;
}

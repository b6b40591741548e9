import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';

/** The key that takes up the area tool, for the pane that has the keys. Draws nothing. */
export function AreaCommand({ onDraw }: { onDraw: () => void }) {
  useCommand({
    id: 'documents.area',
    title: text('viewer.drawArea'),
    group: text('viewer.group'),
    keys: 'a',
    run: onDraw,
  });
  return null;
}

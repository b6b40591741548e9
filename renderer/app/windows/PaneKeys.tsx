import { text } from '../../i18n/text.ts';
import { isCommandEnabled } from '../../ui/commands/command.ts';
import { useCommand, useCommands } from '../../ui/commands/use-command.ts';
import { useKeyDispatch } from '../../ui/commands/use-key-dispatch.ts';
import { CommandPaletteOnDemand, KeysDialogOnDemand } from '../dialogs-on-demand.tsx';
import { useDialogs } from '../dialogs-store.ts';
import { useLocking } from '../use-locking.ts';

/** The keys of the window of a pane: all commands that are there, the ways to see them, and the lock. */
export function PaneKeys() {
  const commands = useCommands();
  const { shown, open, close } = useDialogs();
  const group = text('app.group');
  useKeyDispatch();
  useLocking();
  useCommand({ id: 'app.palette', title: text('app.palette'), group, keys: 'Mod+K', run: () => open('palette') });
  useCommand({ id: 'app.shortcuts', title: text('app.shortcuts'), group, keys: '?', run: () => open('shortcuts') });
  useCommand({
    id: 'pane.put-back',
    title: text('caseView.pane.putBackWhy'),
    group,
    keys: 'Alt+W',
    run: () => window.close(),
  });
  const entriesFor = () => commands.filter(command => command.id !== 'app.palette' && isCommandEnabled(command));
  return (
    <>
      <CommandPaletteOnDemand isOpen={shown === 'palette'} onClose={close} entriesFor={entriesFor} />
      <KeysDialogOnDemand isOpen={shown === 'shortcuts'} onClose={close} commands={commands} />
    </>
  );
}

import type { QueueRow } from '../data/views.ts';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { isCommandEnabled } from '../ui/commands/command.ts';
import type { PaletteEntry } from '../ui/commands/palette-search.ts';
import { useCommand, useCommands } from '../ui/commands/use-command.ts';
import { useKeyDispatch } from '../ui/commands/use-key-dispatch.ts';
import { CommandPaletteOnDemand, KeysDialogOnDemand } from './dialogs-on-demand.tsx';
import { useDialogs } from './dialogs-store.ts';
import { sectionsFor } from './Sections.tsx';
import { useWorkspace, type Section } from './workspace-store.ts';

/** The commands that are there on every screen, and the two ways to see them all. */
export function FrameCommands({ rows }: { rows: readonly QueueRow[] }) {
  const { me } = useStore();
  const commands = useCommands();
  const { shown, open, close } = useDialogs();
  const openCase = useWorkspace(state => state.openCase);
  const group = text('app.group');
  useKeyDispatch();
  useCommand({ id: 'app.palette', title: text('app.palette'), group, keys: 'Mod+K', run: () => open('palette') });
  useCommand({ id: 'app.shortcuts', title: text('app.shortcuts'), group, keys: '?', run: () => open('shortcuts') });
  useThemeCommand();

  const entriesFor = (typed: string): readonly PaletteEntry[] => [
    ...commands.filter(command => command.id !== 'app.palette' && isCommandEnabled(command)),
    ...(typed.trim() === ''
      ? []
      : rows.map(({ record }) => ({
          id: `case ${record.id}`,
          title: `${record.reference}  ${record.title}`,
          group: text('app.cases'),
          run: () => openCase(record.id),
        }))),
  ];
  return (
    <>
      {sectionsFor(me.roles.includes('lead')).map((section, index) => (
        <GoTo key={section} section={section} keys={`Alt+${index + 1}`} />
      ))}
      <CommandPaletteOnDemand isOpen={shown === 'palette'} onClose={close} entriesFor={entriesFor} />
      <KeysDialogOnDemand isOpen={shown === 'shortcuts'} onClose={close} commands={commands} />
    </>
  );
}

function GoTo({ section, keys }: { section: Section; keys: string }) {
  const goTo = useWorkspace(state => state.goTo);
  useCommand({
    id: `app.goTo.${section}`,
    title: text('app.goTo', { section: text(`app.screen.${section}`) }),
    group: text('app.group'),
    keys,
    run: () => goTo(section),
  });
  return null;
}

function useThemeCommand(): void {
  const setTheme = useWorkspace(state => state.setTheme);
  useCommand({
    id: 'app.toggleTheme',
    title: text('app.toggleTheme'),
    group: text('app.group'),
    keys: 'Alt+T',
    run: () => setTheme(document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark'),
  });
}

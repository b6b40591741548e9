import { useStore } from '../data/store-context.ts';
import { canRescue } from '../features/outbox/can-rescue.ts';
import { text } from '../i18n/text.ts';
import { useCommand } from '../ui/commands/use-command.ts';
import { WorkDialogsOnDemand } from './dialogs-on-demand.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useWindowState } from './session-context.ts';
import { useStopActions } from './use-stop-actions.ts';
import type { WorkDialogsProps } from './WorkDialogs.tsx';

/** The commands about unsent work, on every screen, and the dialogs that they open. */
export function WorkCommands({ rows, status }: WorkDialogsProps) {
  const { clock } = useStore();
  const { needsSignIn } = useWindowState();
  const open = useDialogs(state => state.open);
  const act = useStopActions();
  const group = text('sync.group');
  useCommand({
    id: 'outbox.reckoning',
    title: text('outbox.reckoning'),
    group,
    keys: 'Alt+Q',
    run: () => open('reckoning'),
  });
  useCommand({
    id: 'outbox.rescue',
    title: text('outbox.rescue'),
    group,
    isEnabled: () => canRescue(status, needsSignIn, clock.now()),
    run: () => open('rescue'),
  });
  useCommand({ id: 'outbox.report', title: text('stop.action.report'), group, run: () => act('report') });
  return <WorkDialogsOnDemand rows={rows} status={status} />;
}

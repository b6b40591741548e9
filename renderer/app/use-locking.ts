import { useEffect } from 'react';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { useCommand } from '../ui/commands/use-command.ts';
import { reportActivity } from './report-activity.ts';
import { useSession } from './session-context.ts';

/** While a store is open: the command that locks, and what the idle lock needs to know. */
export function useLocking(): void {
  const session = useSession();
  const { clock } = useStore();
  useCommand({
    id: 'app.lock',
    title: text('lock.now'),
    group: text('app.group'),
    keys: 'Mod+L',
    inDialogs: true,
    run: () => void session.lock(),
  });
  // The window's events and the main process are outside React.
  useEffect(() => reportActivity(window, clock, session.noteActivity), [session, clock]);
}

import { useCallback } from 'react';
import type { StopAction } from '../features/sync-status/stop-reasons.ts';
import { text } from '../i18n/text.ts';
import { useDialogs } from './dialogs-store.ts';
import { useSession } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

/** Does what a person chose to do about a line that is stopped. */
export function useStopActions(): (action: StopAction) => void {
  const session = useSession();
  const goTo = useWorkspace(state => state.goTo);
  const say = useWorkspace(state => state.say);
  const open = useDialogs(state => state.open);
  return useCallback(
    action => {
      const acts: Readonly<Record<StopAction, () => void>> = {
        retry: () => void session.syncNow(),
        'sign-in': () => void session.signIn(),
        decide: () => goTo('outbox'),
        outbox: () => goTo('outbox'),
        update: () => {
          open('about');
          void session.checkForUpdates();
        },
        rescue: () => open('rescue'),
        report: () =>
          void session.exportAudit().then(answer => {
            if (answer.ok) say(text('outbox.report.saved', { path: answer.value.path }));
            else if (answer.failure.code !== 'cancelled') say(text('outbox.report.failed'));
          }),
      };
      acts[action]();
    },
    [session, goTo, say, open],
  );
}

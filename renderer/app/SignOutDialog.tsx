import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useSession } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

/** Asks before a person leaves, and says what becomes of what is unsent. */
export function SignOutDialog({ unsent }: { unsent: number }) {
  const session = useSession();
  const leave = useWorkspace(state => state.leave);
  const { shown, close } = useDialogs();
  return (
    <Dialog
      title={text('session.signOut.title')}
      size="small"
      role="alertdialog"
      isOpen={shown === 'sign-out'}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{text('session.stay')}</Button>
          <Button
            tone="primary"
            onPress={() => {
              close();
              leave();
              void session.signOut();
            }}
          >
            {text('session.signOut')}
          </Button>
        </>
      }
    >
      {unsent > 0 ? text('session.signOut.unsent', { count: unsent }) : text('session.signOut.sent')}
    </Dialog>
  );
}

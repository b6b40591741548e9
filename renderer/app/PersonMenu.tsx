import { Keyboard, LogOut } from 'lucide-react';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import { Menu } from '../ui/Menu/Menu.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useSession } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

/** Who is signed in, and the way out. */
export function PersonMenu({ unsent }: { unsent: number }) {
  const { me } = useStore();
  const session = useSession();
  const leave = useWorkspace(state => state.leave);
  const { shown, open, close } = useDialogs();
  return (
    <>
      <Menu
        label={me.name}
        trigger={<Button>{me.name}</Button>}
        items={[
          {
            id: 'shortcuts',
            label: text('app.shortcuts'),
            keys: '?',
            icon: <Keyboard size={16} strokeWidth={1.75} aria-hidden="true" />,
          },
          {
            id: 'sign-out',
            label: text('session.signOut'),
            icon: <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />,
          },
        ]}
        onAction={id => open(id === 'shortcuts' ? 'shortcuts' : 'sign-out')}
      />
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
    </>
  );
}

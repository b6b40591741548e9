import { Info, Keyboard, LogOut } from 'lucide-react';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { MenuOnDemand } from '../ui/Menu/MenuOnDemand.tsx';
import { useDialogs } from './dialogs-store.ts';
import { AboutDialogOnDemand, SignOutDialogOnDemand } from './dialogs-on-demand.tsx';

/** Who is signed in, and the way out. */
export function PersonMenu({ unsent }: { unsent: number }) {
  const { me } = useStore();
  const open = useDialogs(state => state.open);
  return (
    <>
      <MenuOnDemand
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
            id: 'about',
            label: text('app.about'),
            icon: <Info size={16} strokeWidth={1.75} aria-hidden="true" />,
          },
          {
            id: 'sign-out',
            label: text('session.signOut'),
            icon: <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />,
          },
        ]}
        onAction={id => open(id === 'shortcuts' || id === 'about' ? id : 'sign-out')}
      />
      <AboutDialogOnDemand />
      <SignOutDialogOnDemand unsent={unsent} />
    </>
  );
}

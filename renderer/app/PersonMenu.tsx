import { Info, Keyboard, KeyRound, LockKeyhole, LogOut } from 'lucide-react';
import { useStore } from '../data/store-context.ts';
import type { SyncStatus } from '../data/views.ts';
import { formatDuration } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { MenuOnDemand } from '../ui/Menu/MenuOnDemand.tsx';
import { useNow } from '../ui/use-now.ts';
import { useDialogs } from './dialogs-store.ts';
import { AboutDialogOnDemand, PinDialogOnDemand, SignOutDialogOnDemand } from './dialogs-on-demand.tsx';
import { leaseLeft } from './lease-left.ts';
import { useSession, useWindowState } from './session-context.ts';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Who is signed in, what protects their cases, and the way out. */
export function PersonMenu({ status }: { status: SyncStatus | undefined }) {
  const session = useSession();
  const { me, clock } = useStore();
  const { hasPin, leaseExpiresAt } = useWindowState();
  const open = useDialogs(state => state.open);
  const left = leaseLeft(leaseExpiresAt, me.workstation.leaseHours, useNow(clock));
  return (
    <>
      <MenuOnDemand
        label={me.name}
        trigger={<Button>{me.name}</Button>}
        items={[
          {
            id: 'lock',
            label: text('lock.now'),
            keys: 'Mod+L',
            icon: <LockKeyhole {...ICON} />,
            description: left ? text('lock.lease.menu', { left: formatDuration(left.leftMs) }) : undefined,
          },
          { id: 'pin', label: text(hasPin ? 'lock.changePin' : 'lock.setPin'), icon: <KeyRound {...ICON} /> },
          { id: 'shortcuts', label: text('app.shortcuts'), keys: '?', icon: <Keyboard {...ICON} /> },
          { id: 'about', label: text('app.about'), icon: <Info {...ICON} /> },
          { id: 'sign-out', label: text('session.signOut'), icon: <LogOut {...ICON} /> },
        ]}
        onAction={id => {
          if (id === 'lock') void session.lock();
          else open(id === 'pin' || id === 'shortcuts' || id === 'about' ? id : 'sign-out');
        }}
      />
      <AboutDialogOnDemand />
      <PinDialogOnDemand />
      <SignOutDialogOnDemand status={status} />
    </>
  );
}

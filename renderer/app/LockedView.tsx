import '../i18n/add-later.ts';
import { systemClock } from '../data/system-clock.ts';
import { LockScreen } from '../features/lock/LockScreen.tsx';
import { text } from '../i18n/text.ts';
import { Banner } from '../ui/Banner/Banner.tsx';
import { useSession, useWindowState } from './session-context.ts';
import type { Lock } from './window-state.ts';

/** The lock screen over this window's session. */
export function LockedView({ lock }: { lock: Lock }) {
  const session = useSession();
  const { step, failure, unlockFailure, link } = useWindowState();
  return (
    <LockScreen
      {...lock}
      // Another reason is another lock: nothing that was typed before is still there.
      key={lock.reason}
      step={step}
      failure={unlockFailure}
      isAway={link === 'lost'}
      clock={systemClock}
      notice={
        failure === null ? undefined : (
          <Banner tone={failure === 'cancelled' ? 'info' : 'error'} title={text(`session.failure.${failure}.title`)}>
            {text(`session.failure.${failure}.body`)}
          </Banner>
        )
      }
      onUnlock={pin => void session.unlock(pin)}
      onSignIn={() => void session.signIn()}
      onCancel={() => void session.cancelSignIn()}
      onSignOut={() => void session.signOut()}
    />
  );
}

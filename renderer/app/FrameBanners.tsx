import { X } from 'lucide-react';
import { text } from '../i18n/text.ts';
import { Banner } from '../ui/Banner/Banner.tsx';
import { Button } from '../ui/Button/Button.tsx';
import { IconButton } from '../ui/IconButton/IconButton.tsx';
import { useSession, useWindowState } from './session-context.ts';
import { useWorkspace } from './workspace-store.ts';

/** What holds for every screen: the client wants a new sign-in, the store hangs on an old pipe, a case was served. */
export function FrameBanners() {
  const session = useSession();
  const { needsSignIn, endedBecause, step, failure } = useWindowState();
  const whyAsked = endedBecause === 'renewal-cut' ? 'session.renew.cut' : 'session.renew.body';
  const served = useWorkspace(state => state.served);
  const dismissServed = useWorkspace(state => state.dismissServed);
  return (
    <>
      {needsSignIn && (
        <Banner
          tone="warning"
          title={
            failure === null || failure === 'cancelled'
              ? text('session.renew.title')
              : text(`session.failure.${failure}.title`)
          }
          actions={
            step === 'waiting' ? (
              <Button onPress={() => void session.cancelSignIn()}>{text('session.cancel')}</Button>
            ) : (
              <Button onPress={() => void session.signIn()}>{text('session.button')}</Button>
            )
          }
        >
          {step === 'waiting'
            ? text('session.waiting.body')
            : text(failure === null ? whyAsked : 'session.renew.failed')}
        </Banner>
      )}
      {!needsSignIn && failure?.startsWith('store') === true && (
        <Banner tone="error" title={text('app.reopen.title')}>
          {text('app.reopen.body')}
        </Banner>
      )}
      {served !== null && (
        <Banner
          tone="info"
          title={served}
          actions={
            <IconButton label={text('app.close')} icon={<X size={14} aria-hidden="true" />} onPress={dismissServed} />
          }
        />
      )}
    </>
  );
}

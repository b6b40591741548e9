import { useState } from 'react';
import { declinePin } from '../data/actions/decline-pin.ts';
import { usePinDeclined } from '../data/queries/use-pin-declined.ts';
import { useStore } from '../data/store-context.ts';
import { text } from '../i18n/text.ts';
import { Banner } from '../ui/Banner/Banner.tsx';
import { Button } from '../ui/Button/Button.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useSession, useWindowState } from './session-context.ts';

/** Offers a PIN to whoever has none, until they have said that they do not want one. */
export function PinOffer() {
  const session = useSession();
  const store = useStore();
  const { hasPin, pinIsLost } = useWindowState();
  const open = useDialogs(state => state.open);
  const wasDeclined = usePinDeclined();
  const [isPutOff, setPutOff] = useState(false);
  // Whoever had one must hear that it is gone, also when they wanted none long ago.
  if (hasPin || isPutOff || (wasDeclined && !pinIsLost)) return null;
  const decline = () => {
    setPutOff(true);
    if (pinIsLost) return;
    declinePin(store).catch((error: unknown) => session.report('decline-pin', String(error)));
  };
  return (
    <Banner
      tone={pinIsLost ? 'warning' : 'info'}
      title={text(pinIsLost ? 'lock.offer.lost.title' : 'lock.offer.title')}
      actions={
        <>
          <Button onPress={decline}>{text('lock.offer.later')}</Button>
          <Button onPress={() => open('pin')}>{text('lock.setPin')}</Button>
        </>
      }
    >
      {text(pinIsLost ? 'lock.offer.lost.body' : 'lock.pin.why')}
    </Banner>
  );
}

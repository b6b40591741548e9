import '../i18n/add-later.ts';
import { useId, useState } from 'react';
import type { Failure } from '../../shared/result.ts';
import { useStore } from '../data/store-context.ts';
import { PinForm } from '../features/lock/PinForm.tsx';
import type { SetPinFailure } from '../features/lock/set-pin-failure.ts';
import { text } from '../i18n/text.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useSession, useWindowState } from './session-context.ts';

/** Sets a PIN, or another one. */
export function PinDialog() {
  const { shown, close } = useDialogs();
  // The form begins anew each time: nothing that was typed is kept.
  return shown === 'pin' ? <OpenPinDialog onClose={close} /> : null;
}

function OpenPinDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const store = useStore();
  // As it was when the dialog opened: setting the PIN changes it.
  const [{ hasPin }] = useState(useWindowState());
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure<SetPinFailure> | null>(null);
  const formId = useId();
  const set = async (current: string | null, next: string) => {
    setBusy(true);
    const failed = await session.setPin(current, next);
    setBusy(false);
    setFailure(failed);
    if (failed) return;
    announce(text('lock.pin.done'));
    onClose();
  };
  return (
    <Dialog
      title={text(hasPin ? 'lock.changePin' : 'lock.setPin')}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('session.cancel')}</Button>
          <Button tone="primary" form={formId} isPending={isBusy}>
            {text('lock.pin.save')}
          </Button>
        </>
      }
    >
      <PinForm
        id={formId}
        hasPin={hasPin}
        personName={store.me.name}
        isBusy={isBusy}
        failure={failure}
        onSet={(current, next) => void set(current, next)}
      />
    </Dialog>
  );
}

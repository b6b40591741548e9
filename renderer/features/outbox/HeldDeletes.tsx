import { useState } from 'react';
import { allowDeletes } from '../../data/actions/allow-deletes.ts';
import { keepHeldCases } from '../../data/actions/keep-held-cases.ts';
import { useSyncStatus } from '../../data/queries/use-sync-status.ts';
import { useStore } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';

interface HeldDeletesProps {
  /** A person has said that so many may go. */
  onAllowed: (gone: number) => void;
}

/** The client's server would take so many cases away that somebody must say so first. Nothing when it would not. */
export function HeldDeletes({ onAllowed }: HeldDeletesProps) {
  const store = useStore();
  const held = useSyncStatus()?.heldDeletes ?? null;
  const [step, setStep] = useState<'no' | 'asking' | 'failed'>('no');
  if (held === null) return null;
  const counts = { gone: held.gone, cases: held.cases };
  const decide = async (answer: typeof allowDeletes, said: string) => {
    try {
      await answer(store, held);
      setStep('no');
      announce(said);
      if (answer === allowDeletes) onAllowed(held.gone);
    } catch {
      // The store could not write: full disk, or it is being closed. Nothing was decided.
      setStep('failed');
    }
  };
  return (
    <>
      <Banner
        tone={held.kept ? 'info' : 'warning'}
        title={text(held.kept ? 'sync.deletes.keptTitle' : 'sync.deletes.title', counts)}
        actions={<Button onPress={() => setStep('asking')}>{text('sync.deletes.look', counts)}</Button>}
      >
        {text(held.kept ? 'sync.deletes.keptBody' : 'sync.deletes.body')}
      </Banner>
      <Dialog
        title={text('sync.deletes.ask', counts)}
        size="small"
        role="alertdialog"
        isOpen={step !== 'no'}
        onClose={() => setStep('no')}
        actions={
          <>
            <Button onPress={() => void decide(keepHeldCases, text('sync.deletes.keptNow', counts))}>
              {text('sync.deletes.keep')}
            </Button>
            <Button tone="danger" onPress={() => void decide(allowDeletes, text('sync.deletes.allowed', counts))}>
              {text('sync.deletes.allow', counts)}
            </Button>
          </>
        }
      >
        {text('sync.deletes.means')}
        {step === 'failed' && <p role="alert">{text('sync.outbox.failed')}</p>}
      </Dialog>
    </>
  );
}

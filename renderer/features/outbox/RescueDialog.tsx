import { useState } from 'react';
import type { Result } from '../../../shared/result.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';

type RescueAnswer = Result<{ path: string; items: number }>;

export interface RescueDialogProps {
  onSeal: () => Promise<RescueAnswer>;
  onClose: () => void;
}

/** Seals what is unsent for the client, after saying what that is and is not. */
export function RescueDialog({ onSeal, onClose }: RescueDialogProps) {
  const [isSealing, setSealing] = useState(false);
  const [answer, setAnswer] = useState<RescueAnswer | null>(null);
  const seal = async () => {
    setSealing(true);
    const said = await onSeal();
    setSealing(false);
    // Somebody closed the dialog of the system: nothing happened, and nothing is to be said.
    setAnswer(!said.ok && said.failure.code === 'cancelled' ? null : said);
  };
  const isDone = answer?.ok === true;
  return (
    <Dialog
      title={text('outbox.rescue')}
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('outbox.rescue.close')}</Button>
          {!isDone && (
            <Button tone="primary" isPending={isSealing} onPress={() => void seal()}>
              {text('outbox.rescue.do')}
            </Button>
          )}
        </>
      }
    >
      <p>{text('outbox.rescue.body')}</p>
      <p>{text('outbox.rescue.stays')}</p>
      {answer !== null && <p role="alert">{answerWords(answer)}</p>}
    </Dialog>
  );
}

function answerWords(answer: RescueAnswer): string {
  if (answer.ok) {
    const { items, path } = answer.value;
    return `${text('outbox.rescue.done', { count: items, path })} ${text('outbox.rescue.next')}`;
  }
  switch (answer.failure.code) {
    case 'no-recovery-key':
    case 'nothing-unsent':
    case 'locked':
    case 'storage':
      return text(`outbox.rescue.${answer.failure.code}`);
    default:
      return text('outbox.rescue.away');
  }
}

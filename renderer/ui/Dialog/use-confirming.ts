import { useState } from 'react';

/** What a dialog shows while what it asked about is done: a rejection is shown, and can be tried again. */
export function useConfirming(onConfirm: () => Promise<void>) {
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking');
  const confirm = () => {
    setState('sending');
    onConfirm().catch((error: unknown) => {
      // The disk is full or the store was closed.
      console.error('What was confirmed could not be kept', error);
      setState('failed');
    });
  };
  return { state, confirm };
}

import { useEffect } from 'react';
import { useStore } from '../../data/store-context.ts';
import type { FormStore } from './form-store.ts';

/** Past the frame that shows the key: nothing is computed while somebody waits for a letter. */
const AFTER_MS = 40;

/** Computes what the client's form computes, off the typing path. A sealed form shows what was submitted. */
export function useCalculating(form: FormStore, isReadOnly: boolean): void {
  const { clock } = useStore();
  // The form store and the code that is loaded are outside React.
  useEffect(() => {
    if (isReadOnly || !form.isComputed) return undefined;
    let isCurrent = true;
    let cancel: (() => void) | null = null;
    const soon = () => {
      cancel ??= clock.after(AFTER_MS, () => {
        cancel = null;
        form.calculateNow();
      });
    };
    const stop = form.on('due', soon);
    void import('../../../shared/forms/calculate.ts').then(({ calculate }) => {
      if (!isCurrent) return;
      form.startCalculating(calculate);
      soon();
    });
    return () => {
      isCurrent = false;
      stop();
      cancel?.();
    };
  }, [form, isReadOnly, clock]);
}

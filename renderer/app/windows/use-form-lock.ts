import { useEffect, useState } from 'react';
import { lastSavesDone } from '../../data/open-drafts.ts';
import { useStore } from '../../data/store-context.ts';

export interface FormLock {
  /** `elsewhere`: another window writes this form; this one takes over by itself when that has gone. */
  readonly state: 'asking' | 'held' | 'elsewhere';
  /** Another one each time that it is got: the form begins anew, from what the other window has written. */
  readonly turn: number;
}

const ASKING: FormLock = { state: 'asking', turn: 0 };

/** The right to write a case's form: one window has it. It comes free when the last letters there are on the disk. */
export function useFormLock(caseId: string): FormLock {
  const { db } = useStore();
  const name = `meridian/${db.name}/form/${caseId}`;
  const [lock, setLock] = useState<FormLock & { name: string }>({ ...ASKING, name });
  // Other windows are outside React.
  useEffect(() => {
    const left = Promise.withResolvers<void>();
    const asking = new AbortController();
    const hold = async (): Promise<void> => {
      if (asking.signal.aborted) return;
      setLock(before => ({ name, state: 'held', turn: before.turn + 1 }));
      await left.promise;
      await lastSavesDone();
    };
    const ask = async (): Promise<void> => {
      const isFree = await navigator.locks.request(name, { ifAvailable: true }, async got => {
        if (got) await hold();
        return got !== null;
      });
      if (isFree || asking.signal.aborted) return;
      setLock(before => ({ name, state: 'elsewhere', turn: before.turn }));
      await navigator.locks.request(name, { signal: asking.signal }, hold);
    };
    ask().catch((error: unknown) => {
      // Left before it was this window's turn.
      if (!asking.signal.aborted) throw error;
    });
    return () => {
      asking.abort();
      // The form's own leaving begins its last save; that is in the same turn of the event loop.
      setTimeout(left.resolve, 0);
    };
  }, [name]);
  return lock.name === name ? lock : ASKING;
}

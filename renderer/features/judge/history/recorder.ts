import type { FormHistory, Moment, Step } from './form-history.ts';

/**
 * Writes into the history what a person does to a form.
 *
 * @param moment the whole form as it is now
 * @param restore makes the form what it was, and tells whoever shows it
 */
export function createRecorder(history: FormHistory, moment: () => Moment, restore: (to: Moment) => void) {
  let isRecording = false;
  const goTo = (step: Step | null, side: 'before' | 'after'): string | null => {
    if (!step) return null;
    restore(step[side]);
    return step.pointer;
  };
  return {
    /** Whatever `act` changes is one thing to take back, whether it is one answer or twenty. */
    record(pointer: string, group: string | null, act: () => void): void {
      // A part of something that is recorded as a whole.
      if (isRecording) return act();
      const before = moment();
      isRecording = true;
      try {
        act();
      } finally {
        isRecording = false;
      }
      const after = moment();
      if (after.parts !== before.parts) history.note({ pointer, group, before, after });
    },
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Where the last thing was done, which is undone now; null: nothing was. */
    undo: (): string | null => goTo(history.undo(), 'before'),
    redo: (): string | null => goTo(history.redo(), 'after'),
  };
}

import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import type { RecheckState } from '../migration/rechecks.ts';
import { changedAnswers } from './changed-answers.ts';

/** Typing on after a longer rest is another thing to take back. */
export const PAUSE_MS = 1_000;
/** What nobody would go back to by pressing a key. The parts are shared between steps, so each is small. */
const MOST_STEPS = 400;

/** The whole form at one moment. */
export interface Moment {
  readonly parts: SendableParts;
  readonly rechecks: RecheckState;
}

/** One thing that a person did to the form. */
export interface Step {
  /** Where it was done: the focus goes there when it is taken back. */
  readonly pointer: string;
  /** Steps of one group follow each other without a pause and are taken back as one; null stands alone. */
  readonly group: string | null;
  readonly before: Moment;
  readonly after: Moment;
}

/** What was done to a form, in order, and what of it was taken back. */
export type FormHistory = ReturnType<typeof createFormHistory>;

export function createFormHistory(now: () => number) {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];
  let lastAt = 0;
  return {
    note(step: Step): void {
      const at = now();
      const top = done.at(-1);
      const goesOn = top && undone.length === 0 && top.group !== null && top.group === step.group;
      if (goesOn && at - lastAt <= PAUSE_MS) done = [...done.slice(0, -1), { ...top, after: step.after }];
      else done = [...done.slice(1 - MOST_STEPS), step];
      undone = [];
      lastAt = at;
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    /** The step to take back; null when there is none. */
    undo(): Step | null {
      // What was typed and taken back in the field itself is nothing any more.
      const at = done.findLastIndex(step => !isNothing(step));
      const step = done[at];
      done = done.slice(0, Math.max(0, at));
      if (!step) return null;
      undone = [...undone, step];
      return step;
    },
    redo(): Step | null {
      const step = undone.at(-1);
      if (!step) return null;
      undone = undone.slice(0, -1);
      done = [...done, step];
      lastAt = 0;
      return step;
    },
    clear(): void {
      done = [];
      undone = [];
    },
  };
}

function isNothing({ before: { parts: before }, after: { parts: after } }: Step): boolean {
  const isSame = (['evidence', 'rationale', 'confidence'] as const).every(name => before[name] === after[name]);
  return isSame && changedAnswers(before.answers, after.answers).length === 0;
}

import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Store } from '../store.ts';
import { type AnnotationChange, changeAnnotations } from './change-annotations.ts';

/** What a person did to one mark or remark. Null: it was not there. */
export interface AnnotationAct {
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

/** What is taken back as one: a mark that was placed anew, for one, and the turn in its thread that says so. */
type Step = readonly AnnotationAct[];

interface Steps {
  readonly done: Step[];
  readonly undone: Step[];
  /** What is being saved now; the next act waits for it. */
  busy: Promise<unknown>;
}

/** More steps back than this nobody remembers. */
const MOST_STEPS = 100;

/** Of each open store, by case. Gone with the store, at lock: what is undone then is done anew by hand. */
const histories = new WeakMap<Store, Map<string, Steps>>();

/**
 * Does something to marks of a case, so that it can be undone. What was undone before can no longer be done again.
 * Rejects when it could not be saved: then nothing is changed.
 *
 * One after the other: a mark is on the screen before its copy is in the journal, and the key that takes it back may
 * come between the two.
 */
export async function doActs(store: Store, caseId: string, step: Step): Promise<void> {
  const steps = stepsOf(store, caseId);
  await inTurn(steps, async () => {
    await save(store, step);
    note(steps, step);
  });
}

/** Notes what was done elsewhere, so that it can be undone. */
export function noteAct(store: Store, act: AnnotationAct): void {
  const caseId = act.after?.caseId ?? act.before?.caseId;
  if (caseId !== undefined) note(stepsOf(store, caseId), [act]);
}

/** Takes the last step back, by acts of its own, and tells the first of them. Null: there was none. Rejects when it could not be saved. */
export async function undoAct(store: Store, caseId: string): Promise<AnnotationAct | null> {
  const steps = stepsOf(store, caseId);
  const back = (step: Step) => step.map(({ before, after }) => ({ before: after, after: before })).toReversed();
  return await inTurn(steps, () => move(store, steps.done, steps.undone, back));
}

/** Does again what was taken back last. */
export async function redoAct(store: Store, caseId: string): Promise<AnnotationAct | null> {
  const steps = stepsOf(store, caseId);
  return await inTurn(steps, () => move(store, steps.undone, steps.done, step => step));
}

async function move(store: Store, from: Step[], to: Step[], toDo: (step: Step) => Step): Promise<AnnotationAct | null> {
  const step = from.at(-1);
  if (!step) return null;
  const acts = toDo(step);
  await save(store, acts);
  from.pop();
  to.push(step);
  return acts[0] ?? null;
}

async function save(store: Store, step: Step): Promise<void> {
  const changes = step.flatMap(({ before, after }): AnnotationChange[] => {
    if (after) return [{ annotation: after, isRemoved: false }];
    return before ? [{ annotation: before, isRemoved: true }] : [];
  });
  await changeAnnotations(store, changes);
}

function note({ done, undone }: Steps, step: Step): void {
  done.push(step);
  if (done.length > MOST_STEPS) done.shift();
  undone.length = 0;
}

/** What failed is told to who asked for it, and holds up nobody behind it. */
async function inTurn<T>(steps: Steps, act: () => Promise<T>): Promise<T> {
  const turn = steps.busy.then(act);
  steps.busy = turn.catch(() => undefined);
  return await turn;
}

function stepsOf(store: Store, caseId: string): Steps {
  const cases = histories.get(store) ?? new Map<string, Steps>();
  histories.set(store, cases);
  const steps = cases.get(caseId) ?? { done: [], undone: [], busy: Promise.resolve() };
  cases.set(caseId, steps);
  return steps;
}

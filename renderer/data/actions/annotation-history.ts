import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Store } from '../store.ts';
import { putAnnotation } from './put-annotation.ts';
import { removeAnnotation } from './remove-annotation.ts';

/** What a person did to one mark. Null: it was not there. */
export interface AnnotationAct {
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

interface Steps {
  readonly done: AnnotationAct[];
  readonly undone: AnnotationAct[];
}

/** More steps back than this nobody remembers. */
const MOST_STEPS = 100;

/** Of each open store, by case. Gone with the store, at lock: what is undone then is done anew by hand. */
const histories = new WeakMap<Store, Map<string, Steps>>();

/** Notes what was done, so that it can be undone. What was undone before can no longer be done again. */
export function noteAct(store: Store, act: AnnotationAct): void {
  const caseId = act.after?.caseId ?? act.before?.caseId;
  if (caseId === undefined) return;
  const { done, undone } = stepsOf(store, caseId);
  done.push(act);
  if (done.length > MOST_STEPS) done.shift();
  undone.length = 0;
}

/** Takes the last act back, by an act of its own. Null: there was none. Rejects when it could not be saved. */
export async function undoAct(store: Store, caseId: string): Promise<AnnotationAct | null> {
  const { done, undone } = stepsOf(store, caseId);
  return await move(store, done, undone, ({ before, after }) => ({ before: after, after: before }));
}

/** Does again what was taken back last. */
export async function redoAct(store: Store, caseId: string): Promise<AnnotationAct | null> {
  const { done, undone } = stepsOf(store, caseId);
  return await move(store, undone, done, act => act);
}

async function move(
  store: Store,
  from: AnnotationAct[],
  to: AnnotationAct[],
  toDo: (act: AnnotationAct) => AnnotationAct,
): Promise<AnnotationAct | null> {
  const act = from.pop();
  if (!act) return null;
  const { before, after } = toDo(act);
  try {
    if (after) await putAnnotation(store, after);
    else if (before) await removeAnnotation(store, before);
  } catch (error) {
    from.push(act);
    throw error;
  }
  to.push(act);
  return { before, after };
}

function stepsOf(store: Store, caseId: string): Steps {
  const cases = histories.get(store) ?? new Map<string, Steps>();
  histories.set(store, cases);
  const steps = cases.get(caseId) ?? { done: [], undone: [] };
  cases.set(caseId, steps);
  return steps;
}

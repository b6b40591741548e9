import { canonicalJson } from '../../../../shared/canonical-json.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import type { Store } from '../../../data/store.ts';
import { createFormHistory, type FormHistory } from './form-history.ts';

interface Kept {
  readonly history: FormHistory;
  /** What the form says, or said when it was left. */
  parts: (() => SendableParts) | null;
}

/** By the open store, which goes with every lock: a locked window must not know a word of a case. */
const kept = new WeakMap<Pick<Store, 'clock'>, Map<string, Kept>>();

/**
 * What can be taken back in a form, also after the case was left and opened again. It is forgotten when the answers are
 * not those that were left: then it would take back what somebody else did.
 *
 * @param key names the case and the version of its process
 */
export function keptHistory(store: Pick<Store, 'clock'>, key: string, begun: SendableParts) {
  const ofStore = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, ofStore);
  const here: Kept = ofStore.get(key) ?? { history: createFormHistory(() => store.clock.now()), parts: null };
  ofStore.set(key, here);
  if (here.parts !== null && !saysTheSame(here.parts(), begun)) here.history.clear();
  return {
    history: here.history,
    /** Whose history it is from now on. */
    follow(parts: () => SendableParts): void {
      here.parts = parts;
    },
  };
}

function saysTheSame(left: SendableParts, begun: SendableParts): boolean {
  const { answers, evidence, rationale, confidence } = begun;
  return canonicalJson(left) === canonicalJson({ answers, evidence, rationale, confidence });
}

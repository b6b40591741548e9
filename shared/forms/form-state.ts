import type { Answers } from './answers.ts';
import type { FormModel, FormRule } from './form-model.ts';
import { meetsRule } from './rules.ts';
import { overlaps, toConcrete } from './template-pointer.ts';

/** What the rules say now. Remembers each rule's outcome, so that an answer re-evaluates only the rules that read it. */
export interface FormState {
  /** `rules` as a field, heading or section has them; `pointer` a concrete one below the items that they stand in. */
  isVisible(rules: readonly number[], pointer: string): boolean;
  isEnabled(rules: readonly number[], pointer: string): boolean;
  /** Takes new answers of which one pointer changed ('' for all). Returns the rules whose outcome changed somewhere. */
  answersChanged(answers: Answers, pointer: string): readonly number[];
}

export function createFormState(model: FormModel, initial: Answers): FormState {
  let answers = initial;
  /** For each rule, by the concrete item it stands in. */
  const outcomes: Map<string, boolean>[] = model.rules.map(() => new Map<string, boolean>());
  const readers = indexReaders(model.rules);

  const isMet = (index: number, pointer: string): boolean => {
    const rule = model.rules[index];
    const known = outcomes[index];
    if (!rule || !known) throw new Error(`The form has no rule ${index}`);
    const item = toConcrete(rule.base, pointer);
    const outcome = known.get(item) ?? meetsRule(rule, answers, pointer);
    known.set(item, outcome);
    return outcome;
  };
  const effectOf = (index: number) => model.rules[index]?.effect;

  return {
    isVisible: (rules, pointer) =>
      rules.every(index => {
        const effect = effectOf(index);
        return effect === 'SHOW' ? isMet(index, pointer) : effect !== 'HIDE' || !isMet(index, pointer);
      }),
    isEnabled: (rules, pointer) =>
      rules.every(index => {
        const effect = effectOf(index);
        return effect === 'ENABLE' ? isMet(index, pointer) : effect !== 'DISABLE' || !isMet(index, pointer);
      }),
    answersChanged(next, pointer) {
      answers = next;
      return readers(pointer).filter(index => {
        const known = outcomes[index];
        const rule = model.rules[index];
        if (!known || !rule) return false;
        const before = [...known];
        known.clear();
        // Asked again for the same items; one that is gone answers for nobody and is harmless.
        return before.some(([item, outcome]) => isMet(index, item) !== outcome);
      });
    },
  };
}

/** Rules by the first name that they read: the names of a form are many, the readers of one are few. */
function indexReaders(rules: readonly FormRule[]): (pointer: string) => readonly number[] {
  const byName = new Map<string, number[]>();
  const always: number[] = [];
  rules.forEach((rule, index) => {
    const names = new Set(rule.reads.map(read => read.split('/')[1]));
    if (names.has(undefined)) always.push(index);
    else for (const name of names) byName.set(name ?? '', [...(byName.get(name ?? '') ?? []), index]);
  });
  return pointer => {
    const name = pointer.split('/')[1];
    if (name === undefined) return rules.map((_, index) => index);
    const near = (byName.get(name) ?? []).filter(index => rules[index]?.reads.some(read => overlaps(read, pointer)));
    return [...always, ...near];
  };
}

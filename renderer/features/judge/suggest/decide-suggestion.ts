import { setAt } from '../../../../shared/forms/answers.ts';
import { checkAnswer } from '../../../../shared/forms/check-answer.ts';
import {
  readProofs,
  type SuggestionProof,
  suggestionAt,
  writeProofs,
} from '../../../../shared/forms/suggestion-proofs.ts';
import type { Suggestion } from '../../../../shared/model/suggestion.ts';
import { sightOf } from '../../../viewer/sight-of.ts';
import type { FormStore } from '../form-store.ts';
import type { SuggestionDesk } from './suggestion-desk.ts';

/** What was decided about a suggestion; undefined: nothing yet. */
export function proofOf(form: FormStore, { id, pointer }: Suggestion): SuggestionProof | undefined {
  return readProofs(form.parts().rationale, pointer).findLast(({ suggestion }) => suggestion === id);
}

/** Whether the answer could be given at all: a machine may say what the question does not take. */
export function fits(form: FormStore, { pointer, value }: Suggestion): boolean {
  if (value === undefined) return true;
  return checkAnswer(form.model, setAt(form.parts().answers, pointer, value), pointer).length === 0;
}

/** The first suggestion at a question about which nothing was decided. */
export function openSuggestion(form: FormStore, desk: SuggestionDesk, pointer: string): Suggestion | undefined {
  return desk.at(pointer).find(suggestion => proofOf(form, suggestion) === undefined);
}

/**
 * Takes a suggestion as the answer, its place as the evidence, or turns it away. Answer, evidence and proof are one step,
 * which is undone as one; until then the suggestion is no part of the judgment.
 */
export function decideSuggestion(
  form: FormStore,
  desk: SuggestionDesk,
  suggestion: Suggestion,
  how: 'accepted' | 'rejected',
  now: string,
): void {
  const { id, pointer, value, source, model } = suggestion;
  const proof: SuggestionProof = {
    suggestion: id,
    how,
    ...(value === undefined ? {} : { value }),
    source,
    model,
    shownAt: desk.shownAt(id),
    decidedAt: now,
    ...sightOf(suggestion.annotation),
  };
  form.together(pointer, () => {
    if (how === 'accepted') {
      if (value !== undefined) form.set(pointer, value);
      form.cite(pointer, id);
    }
    form.note(suggestionAt(pointer), writeProofs([...readProofs(form.parts().rationale, pointer), proof]));
  });
}

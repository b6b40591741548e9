import type { FormModel } from '../../../../shared/forms/form-model.ts';
import { withSettledProofs } from '../../../../shared/forms/suggestion-proofs.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { controlPercent, isControl, suggestionOf } from '../../../../shared/model/suggestion.ts';
import { readAnnotations } from '../../../data/queries/use-annotations.ts';
import type { Store } from '../../../data/store.ts';

/** A judgment as it is sent: what became of suggestions, and what was held back as a control. */
export async function withProofs<Sent extends Judgment>(store: Store, model: FormModel, judgment: Sent): Promise<Sent> {
  const percent = controlPercent(model.schema);
  const isAsked = percent > 0 && store.features.includes('suggestions');
  const annotations = isAsked ? await readAnnotations(store, judgment.caseId) : [];
  const controls = annotations
    .flatMap(({ annotation }) => suggestionOf(annotation) ?? [])
    .filter(({ id }) => isControl(id, percent));
  return withSettledProofs(judgment, controls);
}

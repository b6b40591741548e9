import type { AnnotationId } from '../../../../shared/model/ids.ts';
import { isBlank } from '../../../../shared/forms/answers.ts';
import type { FormStore } from '../form-store.ts';
import type { FillOffers } from './fill-offers.ts';

/** Ties a mark to an answer. Where nothing is answered yet, its words are offered as the answer. */
export function citeMark(form: FormStore, offers: FillOffers, pointer: string, id: AnnotationId): void {
  form.cite(pointer, id);
  if (isBlank(form.get(pointer))) offers.offer(pointer, id);
}

import type { FormModel } from './form-model.ts';

/**
 * What a question is called where its words stand alone: with the entry of the list that it belongs to, `Parties 1 ·
 * Name`. For a template (`/parties/-/name`) without the number.
 */
export function answerName(model: FormModel, pointer: string): string {
  const names: string[] = [];
  let template = '';
  let isItem = false;
  for (const token of pointer.split('/').slice(1)) {
    const list = model.fields.get(template);
    const isPlace = list?.kind === 'repeating-group' && /^(?:\d+|-)$/.test(token);
    template += isPlace ? '/-' : `/${token}`;
    if (isPlace) {
      names.pop();
      names.push(token === '-' ? list.label : `${list.label} ${Number(token) + 1}`);
    }
    isItem = isPlace;
    const field = model.fields.get(template);
    // The question of a list of plain values has no words of its own.
    if (field && !(isItem && field.label === '')) names.push(field.label);
  }
  return names.length > 0 ? names.join(' · ') : pointer;
}

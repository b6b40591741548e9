import { fieldInstances } from '../../../../shared/forms/field-instances.ts';
import { getAt, isBlank } from '../../../../shared/forms/answers.ts';
import type { CaseRecord } from '../../../../shared/model/case.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import type { FormStore } from '../form-store.ts';

/**
 * The value of a name in a snippet: an answer by its pointer, its name or its question; a fact of the case by its name;
 * `reference` and `title` of the case itself. In the words of the screen.
 */
export function lookUpIn(form: FormStore, record: CaseRecord): (name: string) => string | undefined {
  return name => {
    const wanted = name.toLowerCase();
    for (const { field, pointer } of fieldInstances(form.model, form.parts().answers)) {
      const own = pointer.slice(pointer.lastIndexOf('/') + 1);
      if (pointer !== name && own.toLowerCase() !== wanted && field.label.toLowerCase() !== wanted) continue;
      const value = form.get(pointer);
      if (!isBlank(value)) return formatAnswer(field, value);
    }
    if (wanted === 'reference' || wanted === 'title') return record[wanted];
    const fact = name.startsWith('/') ? getAt(record.attributes, name) : factNamed(record.attributes, wanted);
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : undefined;
  };
}

function factNamed(attributes: Readonly<Record<string, unknown>>, wanted: string): unknown {
  const name = Object.keys(attributes).find(one => one.toLowerCase() === wanted);
  return name === undefined ? undefined : attributes[name];
}

import type { FormField } from '../../../../shared/forms/form-model.ts';
import { readMark } from '../../../../shared/forms/read-mark.ts';
import { intlLocale, text } from '../../../i18n/text.ts';

/** What the words of a mark can mean as an answer to this question, in the languages of this screen. */
export function readingsOf(field: FormField, words: string): readonly unknown[] {
  if (field.readOnly || field.calculated !== undefined) return [];
  return readMark(field, words, intlLocale(), [text('judge.yes'), text('judge.no')]);
}

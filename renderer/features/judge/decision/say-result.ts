import { isJsonObject } from '../../../../shared/forms/answers.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { nameToLabel } from '../../../../shared/forms/form-words.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';

const PLAIN = { kind: 'unknown', label: '', unit: undefined, options: [] } as const;

/** A decision's result in one line: `Rated, 150` for a table of several outputs. */
export function sayResult(result: unknown): string {
  if (isJsonObject(result)) {
    return Object.entries(result)
      .map(([name, value]) => `${nameToLabel(name)}: ${formatAnswer(PLAIN, value)}`)
      .join(' · ');
  }
  return Array.isArray(result) ? result.map(sayResult).join('; ') : formatAnswer(PLAIN, result);
}

/** What a row gives; a table of one output without a name gives just that. */
export function sayOutputs(outputs: Readonly<Record<string, unknown>>): string {
  const values = Object.values(outputs);
  return values.length === 1 ? sayResult(values[0]) : sayResult(outputs);
}

/** The value of an input, in the words of its question where it is one. */
export function sayValue(field: FormField | undefined, value: unknown): string {
  return field ? formatAnswer(field, value) : sayResult(value);
}

import type { FieldKind, FormField } from './form-model.ts';
import { readDates } from './read-mark-dates.ts';
import { readNumbers } from './read-mark-numbers.ts';

/** What an answer needs to be, for words to be read as one. */
export type ReadableField = Pick<FormField, 'kind' | 'options' | 'limits'>;

const READABLE: ReadonlySet<FieldKind> = new Set([
  'text',
  'long-text',
  'integer',
  'number',
  'decimal',
  'date',
  'boolean',
  'single-choice',
]);
/** More ways to read the same words are no help to anybody. */
const MOST = 4;

/**
 * What the words of a mark can mean as an answer: one value, or several where they can be read in more ways than one
 * (03/04/2025). Empty: nothing that this question asks for. A person confirms it in any case.
 *
 * @param locale in whose languages months are named, besides English
 * @param yesNo the words of the screen for both answers
 */
export function readMark(
  field: ReadableField,
  words: string,
  locale: string,
  yesNo: readonly [yes: string, no: string] = ['Yes', 'No'],
): readonly unknown[] {
  const said = words.replaceAll(/\s+/g, ' ').trim();
  if (said === '' || !READABLE.has(field.kind)) return [];
  switch (field.kind) {
    case 'date':
      return readDates(said, locale).slice(0, MOST);
    case 'integer':
    case 'number':
    case 'decimal':
      return numbersFor(field, said).slice(0, MOST);
    case 'boolean':
      return [true, false].filter(value => sameWords(said, yesNo[value ? 0 : 1]));
    case 'single-choice':
      return optionsIn(field, said);
    default:
      return said.length <= (field.limits.maxLength ?? Number.POSITIVE_INFINITY) ? [said] : [];
  }
}

function numbersFor({ kind, limits }: ReadableField, said: string): readonly unknown[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits;
  const written = readNumbers(said).filter(one => Number(one) >= minimum && Number(one) <= maximum);
  if (kind === 'decimal') return written;
  const numbers = written.map(Number);
  return kind === 'integer' ? numbers.filter(Number.isSafeInteger) : numbers;
}

/** The option that the words are; else those that they name. */
function optionsIn({ options }: ReadableField, said: string): readonly unknown[] {
  const exact = options.filter(({ label }) => sameWords(label, said));
  if (exact.length > 0) return exact.slice(0, 1).map(({ value }) => value);
  const folded = ` ${fold(said)} `;
  const named = options.filter(({ label }) => fold(label) !== '' && folded.includes(` ${fold(label)} `));
  return named.length <= MOST ? named.map(({ value }) => value) : [];
}

function sameWords(left: string, right: string): boolean {
  return fold(left) === fold(right);
}

function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

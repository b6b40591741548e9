import type { Run } from '../evaluate/run.ts';
import { type FeelNumber, toDouble } from '../number/decimal.ts';
import { format } from '../value/format.ts';
import { matches, replace, split } from '../regex/pattern-functions.ts';
import { builtin } from './define.ts';

/** DMN 1.5 §10.3.4.3, Table 74. Positions and lengths are of code points. */
export const stringFunctions = [
  builtin('substring', [
    'string: string, start position: number, length?: number',
    (run, text: string, start: FeelNumber, length?: FeelNumber) => substring(run, text, start, length),
  ]),
  builtin('string length', ['string: string', (run, text: string) => characters(run, text).length]),
  builtin('upper case', ['string: string', (run, text: string) => counted(run, text).toUpperCase()]),
  builtin('lower case', ['string: string', (run, text: string) => counted(run, text).toLowerCase()]),
  builtin('substring before', [
    'string: string, match: string',
    (run, text: string, match: string) => {
      const at = counted(run, text).indexOf(match);
      return at < 0 ? '' : text.slice(0, at);
    },
  ]),
  builtin('substring after', [
    'string: string, match: string',
    (run, text: string, match: string) => {
      const at = counted(run, text).indexOf(match);
      return at < 0 ? '' : text.slice(at + match.length);
    },
  ]),
  builtin('contains', [
    'string: string, match: string',
    (run, text: string, match: string) => counted(run, text).includes(match),
  ]),
  builtin('starts with', [
    'string: string, match: string',
    (run, text: string, match: string) => counted(run, text).startsWith(match),
  ]),
  builtin('ends with', [
    'string: string, match: string',
    (run, text: string, match: string) => counted(run, text).endsWith(match),
  ]),
  builtin('matches', [
    'input: string, pattern: string, flags?: string?',
    (run, input: string, pattern: string, flags?: string | null) => matches(run, input, pattern, flags ?? ''),
  ]),
  builtin('replace', [
    'input: string, pattern: string, replacement: string, flags?: string?',
    (run, input: string, pattern: string, replacement: string, flags?: string | null) =>
      replace(run, input, pattern, replacement, flags ?? ''),
  ]),
  builtin('split', [
    'string: string, delimiter: string, flags?: string?',
    (run, text: string, delimiter: string, flags?: string | null) => split(run, text, delimiter, flags ?? ''),
  ]),
  builtin('string join', [
    'list: list, delimiter?: string?',
    (run, list: readonly unknown[], delimiter?: string | null) => join(run, list, delimiter ?? ''),
  ]),
  builtin('string', ['from: any', (run, value: unknown) => (value === null ? null : counted(run, format(value)))]),
];

function counted(run: Run, text: string): string {
  run.step(text.length >> 4);
  return text;
}

function characters(run: Run, text: string): string[] {
  return Array.from(counted(run, text));
}

function substring(run: Run, text: string, start: FeelNumber, length: FeelNumber | undefined): string | null {
  const all = characters(run, text);
  const place = Math.trunc(toDouble(start));
  const count = length === undefined ? all.length : Math.trunc(toDouble(length));
  if (place === 0 || Math.abs(place) > all.length || count < 1) return place === 0 || count < 1 ? null : '';
  const from = place > 0 ? place - 1 : all.length + place;
  return all.slice(from, from + count).join('');
}

function join(run: Run, list: readonly unknown[], delimiter: string): string | null {
  run.step(list.length);
  const texts = list.filter(item => item !== null);
  if (!texts.every(text => typeof text === 'string')) return null;
  return counted(run, texts.join(delimiter));
}

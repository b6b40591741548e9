import { isForbiddenName, isJsonObject } from './answers.ts';

/** Words that are written again and again. `{{name}}` is filled in from the answers or the case. */
export interface Snippet {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** Answers that often come together, with their reasons. */
export interface Preset {
  readonly id: string;
  readonly label: string;
  /** By pointer. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly rationale: Readonly<Record<string, string>>;
}

const POINTER = /^(\/[^/]{1,200}){1,12}$/;

/** `x-snippets` of the root of a form's schema: `[{ id, label, text }]`. What is no such thing is left out. */
export function snippetsOf(schema: Readonly<Record<string, unknown>>): readonly Snippet[] {
  return listOf(schema['x-snippets']).flatMap(item => {
    const { id, label, text } = item;
    return isText(id) && isText(label) && isText(text) ? [{ id, label, text }] : [];
  });
}

/** `x-presets` of the root of a form's schema: `[{ id, label, answers: { "/pointer": value }, rationale? }]`. */
export function presetsOf(schema: Readonly<Record<string, unknown>>): readonly Preset[] {
  return listOf(schema['x-presets']).flatMap(item => {
    const { id, label, answers } = item;
    if (!isText(id) || !isText(label) || !isJsonObject(answers)) return [];
    const rationale = isJsonObject(item['rationale']) ? item['rationale'] : {};
    const reasons = Object.entries(rationale).filter((entry): entry is [string, string] => isText(entry[1]));
    return [{ id, label, answers: byPointer(Object.entries(answers)), rationale: byPointer(reasons) }];
  });
}

export interface FilledSnippet {
  readonly text: string;
  /** What nothing was known for, as it stands in the text, in order: a person goes from one to the next. */
  readonly open: readonly string[];
}

/**
 * A snippet with its `{{names}}` filled in. What nothing is known for stays as `[name]`, to be typed over.
 *
 * @param lookUp the value of a name: an answer by its pointer or question, a fact of the case; undefined: not known
 */
export function fillSnippet(text: string, lookUp: (name: string) => string | undefined): FilledSnippet {
  const open: string[] = [];
  const filled = text.replaceAll(/\{\{\s*([^{}]{0,200}?)\s*\}\}/g, (_, name: string) => {
    const value = name === '' ? undefined : lookUp(name);
    if (value !== undefined && value !== '') return value;
    const place = `[${name === '' ? '…' : name}]`;
    open.push(place);
    return place;
  });
  return { text: filled, open };
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function byPointer<T>(entries: readonly [string, T][]): Record<string, T> {
  const good = entries.filter(([at]) => POINTER.test(at) && !at.split('/').some(isForbiddenName));
  return Object.fromEntries(good);
}

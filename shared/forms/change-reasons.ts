import { isJsonObject } from './answers.ts';

/** A reason for which an answer is changed after it was submitted. */
export interface ChangeReason {
  readonly code: string;
  readonly label: string;
}

const CODE = /^[A-Za-z0-9._-]{1,64}$/;

/** `x-change-reasons` of the root of a form's schema: `[{ code, label }]`. Empty: the client asks for none. */
export function changeReasonsOf(schema: Readonly<Record<string, unknown>>): readonly ChangeReason[] {
  const listed: unknown = schema['x-change-reasons'];
  if (!Array.isArray(listed)) return [];
  return listed.filter(isJsonObject).flatMap(({ code, label }) => {
    const isGood = typeof code === 'string' && CODE.test(code) && typeof label === 'string' && label !== '';
    return isGood ? [{ code, label }] : [];
  });
}

/** How it is kept and sent: `code: words`. */
export function writeChange(code: string, words: string): string {
  return words.trim() === '' ? code : `${code}: ${words}`;
}

export function readChange(kept: unknown): { readonly code: string; readonly words: string } | null {
  if (typeof kept !== 'string') return null;
  const [, code = '', words = ''] = /^([A-Za-z0-9._-]{1,64})(?:: ([\s\S]*))?$/.exec(kept) ?? [];
  return code === '' ? null : { code, words };
}

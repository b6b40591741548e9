import { isJsonObject } from './answers.ts';
import type { MissingCode } from './form-model.ts';
import { nameToLabel, type FormWords } from './form-words.ts';

type Json = Readonly<Record<string, unknown>>;

/** What most forms mean, so that they need not say it: an author writes `["not-applicable", "illegible"]`. */
const KNOWN: Readonly<Record<string, string>> = {
  'not-applicable': 'Not applicable',
  illegible: 'Illegible',
  'not-stated': 'Not stated',
  unknown: 'Not known',
  refused: 'Refused',
};

/**
 * What may stand in place of an answer: `x-missing` of the question, else of the whole form; `x-missing: []` allows
 * nothing. Each is a code, or `{ code, label }`; `missing.CODE` translates it.
 */
export function missingCodes(schema: Json, root: Json, i18n: string, words: FormWords): readonly MissingCode[] {
  const said = schema['x-missing'] ?? root['x-missing'];
  if (!Array.isArray(said)) return [];
  const codes = new Map<string, MissingCode>();
  for (const one of said as unknown[]) {
    const code = isJsonObject(one) ? one['code'] : one;
    if (typeof code !== 'string' || code === '' || codes.has(code)) continue;
    const label =
      isJsonObject(one) && typeof one['label'] === 'string' ? one['label'] : (KNOWN[code] ?? nameToLabel(code));
    const shared = words.option('missing', code, label);
    codes.set(code, { code, label: words.option(`${i18n}.missing`, code, shared) });
  }
  return [...codes.values()];
}

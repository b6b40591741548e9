import { compileForm } from '../../shared/forms/compile-form.ts';
import type { FormDefinition } from '../../shared/model/process.ts';
import type { Say } from './problem.ts';

/** Languages of which a question has no words: the analyst would read two languages in one form. */
export function checkTranslations(form: FormDefinition, say: Say): void {
  for (const locale of Object.keys(form.translations ?? {})) {
    const at = `/form/translations/${locale}`;
    if (!isLocale(locale)) {
      say('error', at, `"${locale}" is no language tag (BCP 47).`);
      continue;
    }
    const [own, translated] = [compileForm({ ...form, translations: {} }), compileForm(form, locale)];
    if (!own.ok || !translated.ok) continue;
    const same = [...own.value.fields.values()].filter(
      ({ key, label }) => /\p{L}/u.test(label) && translated.value.fields.get(key)?.label === label,
    );
    if (same.length === 0) continue;
    const named = same
      .slice(0, 5)
      .map(({ key }) => key)
      .join(', ');
    say(
      'warning',
      at,
      `${same.length} questions have the same words as without it: ${named}${same.length > 5 ? ', …' : ''}`,
    );
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // RangeError: no language tag.
    return false;
  }
}

import type { FormDefinition } from '../model/process.ts';

/** Finds a form's words: translated by i18n key where the client translated them, otherwise as the schema has them. */
export interface FormWords {
  /** `parts` of a key, for instance `['applicant.smoker', 'label']`; the first key that has a text wins. */
  say(
    key: string | undefined,
    part: 'label' | 'description' | 'text',
    fallback: string | undefined,
  ): string | undefined;
  option(key: string | undefined, value: unknown, fallback: string): string;
}

/** A translation for `de-AT` falls back to `de`, then to the words in the schema. */
export function formWords(definition: FormDefinition, locale: string): FormWords {
  const translations = definition.translations ?? {};
  const maps = [locale, locale.split('-')[0] ?? locale]
    .map(tag => (Object.hasOwn(translations, tag) ? translations[tag] : undefined))
    .filter(map => map !== undefined);
  const find = (key: string): string | undefined => {
    for (const map of maps) {
      const said: unknown = Object.hasOwn(map, key) ? map[key] : undefined;
      if (typeof said === 'string') return said;
    }
    return undefined;
  };
  return {
    say(key, part, fallback) {
      if (key === undefined) return fallback;
      return find(`${key}.${part}`) ?? (part === 'description' ? undefined : find(key)) ?? fallback;
    },
    option: (key, value, fallback) => (key === undefined ? fallback : (find(`${key}.${String(value)}`) ?? fallback)),
  };
}

/** `annualPremium_gross` → `Annual premium gross`: for a property that nobody named. */
export function nameToLabel(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { Words } from './survey.ts';

/** Gathers a form's translations by i18n key. */
export interface Translations {
  /** Notes what a key is called in the other languages. */
  say(key: string, words: Words): void;
  readonly all: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** @param languages BCP 47 tags, without the form's own language */
export function gatherTranslations(languages: readonly string[]): Translations {
  const all: Record<string, Record<string, string>> = Object.fromEntries(languages.map(tag => [tag, {}]));
  return {
    all,
    say(key, words) {
      for (const [tag, text] of words) {
        const map = tag === '' ? undefined : all[tag];
        if (map) map[key] = text;
      }
    },
  };
}

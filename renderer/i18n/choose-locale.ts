import { LOCALES, setLocale } from './text.ts';

const KEY = 'meridian-locale';

/** The language that the address asks for (`?lang=en-XA`), which is then kept; else the one kept. */
export function chooseLocale(): void {
  const asked = new URLSearchParams(location.search).get('lang');
  const locale = LOCALES.find(known => known === (asked ?? localStorage.getItem(KEY)));
  if (asked !== null && locale !== undefined) localStorage.setItem(KEY, locale);
  setLocale(locale ?? 'en');
}

import { IntlMessageFormat } from 'intl-messageformat';
import { isPlainMessage } from '../../shared/is-plain-message.ts';
import { messages, type MessageKey } from './catalog.ts';
import { pseudo } from './pseudo.ts';

/** `en-XA` is the pseudo-locale: accented and longer, so that untranslated text and tight layouts are seen. */
export const LOCALES = ['en', 'en-XA'] as const;
export type Locale = (typeof LOCALES)[number];

let locale: Locale = 'en';
const compiled = new Map<string, IntlMessageFormat>();

/** Chosen once, before the first screen is drawn. */
export function setLocale(next: Locale): void {
  locale = next;
  compiled.clear();
}

/** The tag that `Intl` formatters get: day before month and a 24-hour clock, which nobody reads the wrong way round. */
export function intlLocale(): string {
  return 'en-GB';
}

/** The text for a key, in ICU MessageFormat (`{name}`, `{count, plural, one {# case} other {# cases}}`). */
export function text(key: MessageKey, values?: Record<string, string | number>): string {
  const said = say(key, values);
  return locale === 'en-XA' ? pseudo(said) : said;
}

/** A string, or its tree where the build has parsed it (`build/compile-messages.ts`). */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

function say(key: MessageKey, values: Record<string, string | number> | undefined): string {
  const message: Message | undefined = messages[key];
  // A screen that says what it did not load: a mistake of ours, and no reason to show nothing at all.
  if (message === undefined) return key;
  if (typeof message === 'string' && isPlainMessage(message)) return message;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(message, intlLocale());
    compiled.set(key, format);
  }
  return String(format.format(values));
}

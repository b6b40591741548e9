/**
 * The number that a person typed: grouping signs and spaces are allowed, the decimal sign is the locale's.
 * Null for an empty field, `'not-a-number'` for anything else that is not exactly one number.
 */
export function parseNumber(typed: string, locale: string): number | null | 'not-a-number' {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  const parts = new Intl.NumberFormat(locale).formatToParts(-1_234_567.8);
  const sign = (type: string) => parts.find(part => part.type === type)?.value ?? '';
  const plain = trimmed
    .replaceAll(/[\s\u00a0\u202f’']/gu, '')
    .replaceAll(sign('group'), '')
    .replace(sign('decimal'), '.')
    .replace(/^[−–]/u, '-');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return 'not-a-number';
  const value = Number(plain);
  // Beyond this, what is kept would not be what was typed.
  return Number.isSafeInteger(Math.trunc(value)) ? value : 'not-a-number';
}

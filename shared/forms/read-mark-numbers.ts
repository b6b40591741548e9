/** Digits with their signs, as they stand in a text: `1.234,56`, `(1 234)`, `−3,5`, `1'234.50`. */
const WRITTEN =
  /(?<![\p{L}\p{N}.,])(\(?)([-−–]?)\s?(?:\p{Sc}\s?)?(\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3})+(?:([.,])\d+)?|\d+(?:[.,]\d+)?)(\)?)(?![\p{L}\p{N}])/gu;

/**
 * The numbers that a text can mean, digit for digit and with a point: the one number that stands in it, or two where a
 * sign can part thousands or decimals (1,234). Empty: no number, or several.
 */
export function readNumbers(said: string): readonly string[] {
  const found = [...said.matchAll(WRITTEN)];
  const [match] = found;
  if (!match || found.length > 1) return [];
  const [, open = '', sign = '', digits = '', group, point, close = ''] = match;
  const isNegative = sign !== '' || (open === '(' && close === ')');
  return unsigned(digits, group, point).map(one => (isNegative ? `-${one}` : one));
}

function unsigned(digits: string, group: string | undefined, point: string | undefined): readonly string[] {
  if (group === undefined) return [plain(digits.replace(',', '.'))];
  // `1,234` and no more: thousands, or a decimal. Twice the same sign, or another one after it, says which.
  const isEither = point === undefined && /^\d{1,3}[.,]\d{3}$/.test(digits);
  if (isEither) return [plain(digits.replace(/[.,]/, '')), plain(digits.replace(',', '.'))];
  if (point !== undefined && point === group) return [];
  const whole = point === undefined ? digits : digits.slice(0, digits.lastIndexOf(point));
  const rest = point === undefined ? '' : digits.slice(digits.lastIndexOf(point) + 1);
  if (new Set(whole.replaceAll(/\d/g, '')).size > 1) return [];
  const joined = whole.replaceAll(/\D/g, '');
  return [plain(rest === '' ? joined : `${joined}.${rest}`)];
}

/** Without zeros before it; those after the point are part of what was written. */
function plain(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** The parts of a duration, each with its sign in ISO 8601 and the words that people write for it. */
const PARTS = [
  { sign: 'Y', isTime: false, short: 'y', words: /^(?:y|yr|yrs|years?)$/ },
  { sign: 'M', isTime: false, short: 'mo', words: /^(?:mo|mos|months?)$/ },
  { sign: 'W', isTime: false, short: 'wk', words: /^(?:w|wks?|weeks?)$/ },
  { sign: 'D', isTime: false, short: 'd', words: /^(?:d|days?)$/ },
  { sign: 'H', isTime: true, short: 'h', words: /^(?:h|hrs?|hours?)$/ },
  { sign: 'M', isTime: true, short: 'min', words: /^(?:min|mins|minutes?)$/ },
  { sign: 'S', isTime: true, short: 's', words: /^(?:s|secs?|seconds?)$/ },
] as const;

const ISO = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `P1Y2M`, `PT2H30M` in short words: `1 y 2 mo`, `2 h 30 min`. Null for what is no such duration. */
export function durationWords(iso: string): string | null {
  const match = ISO.exec(iso);
  if (!match) return null;
  const said = PARTS.flatMap(({ short }, index) =>
    match[index + 1] === undefined ? [] : [`${Number(match[index + 1])} ${short}`],
  );
  return said.join(' ');
}

/**
 * The duration that was typed, in ISO 8601: `2 h 30 min` is `PT2H30M`. A bare `m` is refused, for it may be months or
 * minutes. Null when it cannot be read.
 */
export function readDuration(typed: string): string | null {
  const text = typed.trim();
  if (ISO.test(text.toUpperCase())) return text.toUpperCase();
  const counts = new Map<number, string>();
  const rest = text.toLowerCase().replaceAll(/(\d+)\s*([a-zµ]+)[\s,]*/g, (all, count: string, word: string) => {
    const place = PARTS.findIndex(({ words }) => words.test(word));
    // Each part once and in order: `3 d 1 y` is more likely a slip than a way of saying it.
    if (place < 0 || [...counts.keys()].some(known => known >= place)) return all;
    counts.set(place, String(Number(count)));
    return '';
  });
  if (rest !== '' || counts.size === 0) return null;
  const written = (isTime: boolean) =>
    PARTS.flatMap((part, index) => {
      const count = counts.get(index);
      return part.isTime === isTime && count !== undefined ? [`${count}${part.sign}`] : [];
    }).join('');
  const time = written(true);
  return `P${written(false)}${time === '' ? '' : `T${time}`}`;
}

/** The same numbers between 0 and 1 for the same seed, on every side of a bench. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo xu tra sel min dor gan ket lor pin mar'.split(' ');
const VOCABULARY = 40_000;
/** After so many words a sentence ends. */
const SENTENCE = 14;

/** Texts whose words are as unequally common as those of a language (Zipf), and queries for words that they have. */
export function makeTexts(count: number, wordsEach: number): { texts: string[]; queries: string[] } {
  const random = numbersFrom(20_261_123);
  const words = Array.from({ length: VOCABULARY }, (_, i) => {
    let word = '';
    for (let rest = i + 30; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
      word += SYLLABLES[rest % SYLLABLES.length];
    return word;
  });
  const draw = () => words[Math.floor(VOCABULARY ** random()) - 1] ?? '';
  const texts = Array.from({ length: count }, () => {
    const parts: string[] = [];
    for (let i = 0; i < wordsEach; i++) {
      const word = draw();
      const isFirst = i % SENTENCE === 0;
      parts.push(
        isFirst ? word.charAt(0).toUpperCase() + word.slice(1) : word,
        i % SENTENCE === SENTENCE - 1 ? '. ' : ' ',
      );
    }
    return parts.join('');
  });
  // One to three words of one document, so that there is something to find.
  const queries = Array.from({ length: 200 }, (_, i) => {
    const own = (texts[Math.floor(random() * count)] ?? '').toLowerCase().match(/[a-z]+/g) ?? [];
    return Array.from({ length: 1 + (i % 3) }, () => own[Math.floor(random() * own.length)] ?? '').join(' ');
  });
  return { texts, queries };
}

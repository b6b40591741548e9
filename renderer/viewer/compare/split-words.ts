/** The words of a text, as numbers that are equal when the words are, and where each stands. */
export interface Words {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A word, a number with its points and commas, or a single sign. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** Gives the words of several texts numbers from one list. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  split(text: string): Words {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      ids.push(this.#numberOf(word));
      starts.push(index);
      ends.push(index + word.length);
    }
    return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const plain = plainSpelling(word);
    const number = this.#numbers.get(plain) ?? this.#numbers.size;
    this.#numbers.set(plain, number);
    this.#numbers.set(word, number);
    return number;
  }
}

/** Two programs make two PDFs of one text: ligatures, quotes and dashes are written this way or that. */
function plainSpelling(word: string): string {
  return word
    .normalize('NFKC')
    .replaceAll(/[‘’‛′]/g, "'")
    .replaceAll(/[“”„‟″]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, '-');
}

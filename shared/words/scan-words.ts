import { charKind, IDEOGRAPH, LETTER, MARK, UNSEEN } from './char-kind.ts';

/** A word is a run of letters; every ideograph and every mark is one by itself. `end` is exclusive, in UTF-16 units. */
export type WordVisitor = (start: number, end: number, isMark: boolean) => void;

/** Calls back for each word of a text, in order. */
export function scanWords(text: string, visit: WordVisitor): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const kind = charKind(text.charCodeAt(at));
    if (kind === LETTER) {
      const start = at;
      let end = ++at;
      while (at < length) {
        const next = charKind(text.charCodeAt(at));
        if (next !== LETTER && next !== UNSEEN) break;
        at++;
        // What is unseen belongs to a word only when the word goes on behind it.
        if (next === LETTER) end = at;
      }
      visit(start, end, false);
      continue;
    }
    if (kind === IDEOGRAPH || kind === MARK) visit(at, at + 1, kind === MARK);
    at++;
  }
}

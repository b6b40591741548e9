import { diffWords } from '../../../viewer/compare/diff-words.ts';

/** A stretch of the guidelines: as before, or only in the one version or in the other. */
export interface GuidelinePart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** As much of what stayed as shows where a change stands. */
const AROUND = 60;

/** What changed in the guidelines, word by word, with a few words around each change. Empty: nothing. */
export function guidelineChanges(before: string, after: string): readonly GuidelinePart[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const ids = new Map<string, number>();
  const idsOf = (words: readonly string[]) =>
    Int32Array.from(words, word => {
      const known = ids.get(word.trim()) ?? ids.size;
      ids.set(word.trim(), known);
      return known;
    });
  const { edits } = diffWords(idsOf(was), idsOf(is));
  const parts: GuidelinePart[] = [];
  let at = 0;
  for (const { aStart, aEnd, bStart, bEnd } of edits) {
    parts.push({ kind: 'same', text: shortened(is.slice(at, bStart).join(''), parts.length === 0, false) });
    parts.push({ kind: 'gone', text: was.slice(aStart, aEnd).join('') });
    parts.push({ kind: 'new', text: is.slice(bStart, bEnd).join('') });
    at = bEnd;
  }
  if (parts.length === 0) return [];
  parts.push({ kind: 'same', text: shortened(is.slice(at).join(''), false, true) });
  return parts.filter(({ text }) => text !== '');
}

/** Words with the space behind them: put together they are the text again. */
function wordsOf(source: string): string[] {
  return source.match(/\S+\s*|^\s+/g) ?? [];
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst) return text.length > AROUND ? `… ${text.slice(-AROUND)}` : text;
  if (isLast) return text.length > AROUND ? `${text.slice(0, AROUND)} …` : text;
  return text.length > 2 * AROUND ? `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}` : text;
}

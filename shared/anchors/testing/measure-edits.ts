import { AnchorText } from '../anchor-text.ts';
import { describeQuote, type Span } from '../describe-quote.ts';
import { matchQuote } from '../match-quote.ts';
import { editWords, trimmed } from './edit-words.ts';

/** What became of quotes when the words of their documents were edited. */
export interface EditFigures {
  quotes: number;
  /** Placed on exactly the characters that the passage became, or said to be gone when it is. */
  right: number;
  /** Of them, without a warning. */
  withoutWarning: number;
  wrongWithWarning: number;
  wrongWithoutWarning: number;
  orphaned: number;
}

export interface Passages {
  readonly file: string;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Describes each span in its text, edits the text, looks for the span again. */
export function measureEdits(documents: readonly Passages[], share: number, seed: number): EditFigures {
  const figures = { quotes: 0, right: 0, withoutWarning: 0, wrongWithWarning: 0, wrongWithoutWarning: 0, orphaned: 0 };
  for (const [index, { text, spans }] of documents.entries()) {
    const edited = editWords(text, share, seed + index);
    const on = new AnchorText(edited.text);
    for (const span of spans) {
      figures.quotes++;
      const expected = edited.whereIs(span);
      const match = matchQuote(on, describeQuote(text, span));
      const found = match && trimmed(edited.text, match);
      const isRight =
        expected === null ? match === null : expected.start === found?.start && expected.end === found.end;
      if (isRight) figures.right++;
      if (isRight && match?.state === 'placed') figures.withoutWarning++;
      if (!isRight && !match) figures.orphaned++;
      if (!isRight && match?.state === 'placed') figures.wrongWithoutWarning++;
      if (!isRight && match?.state === 'placed-with-warning') figures.wrongWithWarning++;
    }
  }
  return figures;
}

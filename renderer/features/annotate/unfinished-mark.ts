import type { SaveFailure } from '../../data/save-failure.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { MarkWords } from './new-annotation.ts';

/** A mark that is not kept yet, with the words that are nowhere else. */
export interface UnfinishedMark {
  readonly selection: DocumentSelection;
  readonly words: MarkWords;
  /** Why it was not kept; null: it is still being typed, or was left while it was. */
  readonly why: SaveFailure | null;
}

/** The same place selected again is the same mark, however it was selected. */
export function placeOf({ document, selectors }: DocumentSelection): string {
  return `${document.id} ${document.version} ${JSON.stringify(selectors)}`;
}

export function withoutPlace(marks: readonly UnfinishedMark[], place: string): readonly UnfinishedMark[] {
  return marks.filter(({ selection }) => placeOf(selection) !== place);
}

/** The last one is the first that is offered again. */
export function withMark(marks: readonly UnfinishedMark[], mark: UnfinishedMark): readonly UnfinishedMark[] {
  return [...withoutPlace(marks, placeOf(mark.selection)), mark];
}

/** Somebody would miss it: it has words, or it was refused. */
export function isWorthKeeping({ words, why }: UnfinishedMark): boolean {
  return why !== null || hasWords(words);
}

export function hasWords({ note }: MarkWords): boolean {
  return (note ?? '').trim() !== '';
}

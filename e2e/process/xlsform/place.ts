import type { SurveyKind } from './survey.ts';

/** Where a question of the survey stands in the answers. */
export interface Place {
  /** The property's name: letters, digits and low lines only, so that FEEL reads it as one word. */
  readonly property: string;
  /** Properties of the lists around it, from the outermost. */
  readonly lists: readonly string[];
  readonly kind: SurveyKind;
  readonly isList: boolean;
}

/** Finds a question by the name that the survey gave it. */
export type FindPlace = (name: string) => Place | undefined;

/** The template pointer of a question: `/members/-/age`. */
export function pointerOf({ lists, property }: Pick<Place, 'lists' | 'property'>): string {
  return `${listsPointer(lists)}/${property}`;
}

/** The template pointer of the item that a question stands in; empty outside of lists. */
export function listsPointer(lists: readonly string[]): string {
  return lists.map(list => `/${list}/-`).join('');
}

/** Whether a formula at `from` can name `to` without going into a list. */
export function isInReach(from: readonly string[], to: readonly string[]): boolean {
  return to.length <= from.length && to.every((list, index) => list === from[index]);
}

import type { Places } from './lay-places.ts';
import type { LeftOver, Survey, SurveyRow } from './survey.ts';
import type { Translations } from './translate.ts';

/** What the parts of a form are built from, and what they add to. */
export interface FormParts {
  readonly survey: Survey;
  readonly places: Places;
  readonly translations: Translations;
  /** Rules over several answers, `x-checks` of the schema. */
  readonly checks: Record<string, unknown>[];
  readonly leftOver: LeftOver[];
}

export function sayLeftOver(
  { leftOver }: FormParts,
  { row, name }: Pick<SurveyRow, 'row' | 'name'>,
  what: string,
): void {
  leftOver.push({ sheet: 'survey', row, name, what });
}

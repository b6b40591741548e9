import { type FormParts, sayLeftOver } from './form-parts.ts';
import type { SurveyRow } from './survey.ts';
import { toCondition } from './to-condition.ts';
import { parseXPath } from './xpath.ts';

/** The rule of JSON Forms that a row's `relevant` makes, as a member of its element; nothing when it has none. */
export function ruleOf(row: SurveyRow, parts: FormParts): { rule?: object } {
  const relevant = row.cells.get('relevant') ?? row.cells.get('relevance');
  const self = parts.places.ofRow.get(row.row);
  if (relevant === undefined || !self) return {};
  const tree = parseXPath(relevant);
  const condition = tree && toCondition(tree, { self, find: name => parts.places.byName.get(name) });
  if (condition) return { rule: { effect: 'SHOW', condition } };
  sayLeftOver(parts, row, `It is always shown: "relevant" compares more than one answer with one value (${relevant}).`);
  return {};
}

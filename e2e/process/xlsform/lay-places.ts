import { askedBy } from './question-schema.ts';
import type { Place } from './place.ts';
import type { LeftOver, Survey, SurveyNode } from './survey.ts';

/** Where everything of a survey goes: by row, and by the name that formulas use. */
export interface Places {
  readonly ofRow: ReadonlyMap<number, Place>;
  readonly byName: ReadonlyMap<string, Place>;
  readonly leftOver: readonly LeftOver[];
}

/**
 * Names of properties. Groups hold no answers of their own here, so two questions of one name in two groups of one list
 * would meet: the second is called after its group.
 */
export function layPlaces(survey: Survey): Places {
  const ofRow = new Map<number, Place>();
  const byName = new Map<string, Place>();
  const leftOver: LeftOver[] = [];

  const take = (name: string, group: string, taken: Set<string>): string => {
    const plain = asProperty(name);
    let property = plain;
    if (taken.has(property)) property = asProperty(`${group}_${name}`);
    for (let count = 2; taken.has(property); count++) property = `${plain}_${count}`;
    taken.add(property);
    return property;
  };

  const walk = (nodes: readonly SurveyNode[], lists: readonly string[], group: string, taken: Set<string>): void => {
    for (const node of nodes) {
      const { row } = node;
      const asked = node.kind === 'question' ? askedBy(row, list => survey.choices.get(list)) : null;
      if (row.type.toLowerCase() === 'note') ofRow.set(row.row, placeOfNote(row.name, lists));
      if (asked && 'reason' in asked) continue;
      const property = node.kind === 'group' ? asProperty(row.name) : take(row.name, group, taken);
      const place: Place = { property, lists, kind: asked?.kind ?? 'text', isList: node.kind === 'repeat' };
      ofRow.set(row.row, place);
      if (node.kind !== 'group' && !byName.has(row.name)) byName.set(row.name, place);
      if (node.kind !== 'group' && property !== row.name) {
        leftOver.push({ sheet: 'survey', row: row.row, name: row.name, what: `Its answer is called "${property}".` });
      }
      if (node.kind === 'group') walk(node.inner, lists, row.name, taken);
      if (node.kind === 'repeat') walk(node.inner, [...lists, property], row.name, new Set());
    }
  };
  walk(survey.nodes, [], 'form', new Set());
  return { ofRow, byName, leftOver };
}

/** It has no answer, and answers decide whether it is shown: those of the list that it stands in. */
function placeOfNote(name: string, lists: readonly string[]): Place {
  return { property: asProperty(name), lists, kind: 'text', isList: false };
}

function asProperty(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}

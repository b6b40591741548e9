import type { Choice } from './survey.ts';
import type { FindPlace, Place } from './place.ts';
import { conjuncts, parseXPath } from './xpath.ts';

type Json = Record<string, unknown>;

/**
 * What a `choice_filter` says, as conditions of JSON Schema beside the question: `region = ${region}` compares a column of
 * the choices with another answer.
 *
 * @returns null when the filter says anything else
 */
export function filterChoices(
  filter: string,
  choices: readonly Choice[],
  asked: Place,
  find: FindPlace,
): readonly Json[] | null {
  // A column stands in the filter as a bare name, which is no XPath of ours: it is read as a question of its own.
  const tree = parseXPath(filter.replaceAll(/(^|[\s(=])([A-Za-z_][\w.-]*)(?=\s*(?:=|$|\s|\)))/g, bareName));
  if (!tree) return null;
  const pairs: { column: string; other: Place }[] = [];
  for (const part of conjuncts(tree)) {
    if (part.kind !== 'binary' || part.operator !== '=') return null;
    const sides = [part.left, part.right].map(side => (side.kind === 'answer' ? side.name : null));
    const column = sides.find(name => name?.startsWith(COLUMN))?.slice(COLUMN.length);
    const other = sides.find(name => name !== null && !name.startsWith(COLUMN));
    const place = other === undefined || other === null ? undefined : find(other);
    if (column === undefined || place?.kind !== 'one' || place.lists.join('/') !== asked.lists.join('/')) return null;
    pairs.push({ column: column.toLowerCase(), other: place });
  }
  const combinations = new Map<string, { values: readonly string[]; names: string[] }>();
  for (const { name, cells } of choices) {
    const values = pairs.map(({ column }) => cells.get(column) ?? '');
    const key = JSON.stringify(values);
    const known = combinations.get(key) ?? { values, names: [] };
    known.names.push(name);
    combinations.set(key, known);
  }
  return [...combinations.values()].map(({ values, names }) => {
    const limited = asked.kind === 'many' ? { items: { enum: names } } : { enum: names };
    return {
      if: {
        properties: Object.fromEntries(pairs.map(({ other }, index) => [other.property, { const: values[index] }])),
        required: pairs.map(({ other }) => other.property),
      },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
      then: { properties: { [asked.property]: limited } },
    };
  });
}

const COLUMN = 'column:';

function bareName(whole: string, before: string, name: string): string {
  return name === 'and' || name === 'or' ? whole : `${before}\${${COLUMN}${name}}`;
}

import { buildQuestion, type Part } from './build-question.ts';
import type { FormParts } from './form-parts.ts';
import { sayLeftOver } from './form-parts.ts';
import { ruleOf } from './rule-of.ts';
import type { SurveyNode, SurveyRow } from './survey.ts';

type Json = Record<string, unknown>;

/** The schema of an object and the layout of its questions. */
export interface Container {
  readonly type: 'object';
  readonly properties: Json;
  readonly required?: readonly string[];
  readonly allOf?: readonly Json[];
  readonly elements: readonly Json[];
}

/** Lays out the form, or the item of a list: groups share the object that they stand in. */
export function buildContainer(nodes: readonly SurveyNode[], parts: FormParts): Container {
  const built = nodes.map(node => buildNode(node, parts));
  const required = built.flatMap(part => part.required);
  const allOf = built.flatMap(part => part.conditions);
  return {
    type: 'object',
    properties: Object.assign({}, ...built.map(part => part.properties)) as Json,
    ...(required.length > 0 ? { required } : {}),
    ...(allOf.length > 0 ? { allOf } : {}),
    elements: built.flatMap(part => part.elements),
  };
}

function buildNode(node: SurveyNode, parts: FormParts): Part {
  if (node.kind === 'question') return buildQuestion(node.row, parts);
  const { row } = node;
  const inner = buildContainer(node.inner, parts);
  const rule = ruleOf(row, parts);
  const label = row.label.get('');
  if (node.kind === 'group') {
    const key = `group.${row.name}`;
    parts.translations.say(`${key}.label`, row.label);
    const isBare = label === undefined && !rule;
    const group = {
      type: 'Group',
      ...(label === undefined ? {} : { label, i18n: key }),
      ...rule,
      elements: inner.elements,
    };
    return {
      properties: inner.properties,
      required: inner.required ?? [],
      conditions: inner.allOf ?? [],
      elements: isBare ? inner.elements : [group],
    };
  }
  return buildList(row, inner, rule, parts);
}

function buildList(row: SurveyRow, { elements, ...items }: Container, rule: Json, parts: FormParts): Part {
  const place = parts.places.ofRow.get(row.row);
  if (!place) return { properties: {}, required: [], conditions: [], elements: [] };
  const key = [...place.lists, place.property].join('.');
  const count = row.cells.get('repeat_count');
  const fixed = count !== undefined && /^\d+$/.test(count) ? { minItems: Number(count), maxItems: Number(count) } : {};
  if (count !== undefined && !('minItems' in fixed)) {
    sayLeftOver(parts, row, `It may have any number of items: "repeat_count" is ${count}.`);
  }
  parts.translations.say(`${key}.label`, row.label);
  const title = row.label.get('') ?? row.name;
  return {
    properties: { [place.property]: { type: 'array', title, ...fixed, items } },
    required: [],
    conditions: [],
    elements: [
      {
        type: 'Control',
        scope: `#/properties/${place.property}`,
        options: { detail: { type: 'VerticalLayout', elements } },
        ...rule,
      },
    ],
  };
}

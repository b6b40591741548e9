import { constraintKeywords } from './constrain.ts';
import { filterChoices } from './filter-choices.ts';
import { type FormParts, sayLeftOver } from './form-parts.ts';
import { listsPointer, type Place, pointerOf } from './place.ts';
import { type Asked, askedBy } from './question-schema.ts';
import { ruleOf } from './rule-of.ts';
import type { SurveyRow } from './survey.ts';
import { toFeel } from './to-feel.ts';
import { parseXPath, type XPath } from './xpath.ts';

type Json = Record<string, unknown>;

/** What one row adds to the object that it stands in. */
export interface Part {
  readonly properties: Json;
  readonly required: readonly string[];
  /** Sub-schemas beside the properties. */
  readonly conditions: readonly Json[];
  readonly elements: readonly Json[];
}

const NOTHING: Part = { properties: {}, required: [], conditions: [], elements: [] };
const YES = /^(?:yes|true|true\(\))$/i;
const NO = /^(?:no|false|false\(\))$/i;
/** Columns that are carried over, or mean nothing outside of a phone. */
const READ = new Set(
  'type name relevant relevance constraint calculation required read_only readonly default choice_filter appearance parameters repeat_count note'.split(
    ' ',
  ),
);

export function buildQuestion(row: SurveyRow, parts: FormParts): Part {
  const rule = ruleOf(row, parts);
  if (row.type.toLowerCase() === 'note') return { ...NOTHING, elements: [noteOf(row, rule, parts)] };
  const asked = askedBy(row, list => parts.survey.choices.get(list));
  const place = parts.places.ofRow.get(row.row);
  if ('reason' in asked || !place) {
    sayLeftOver(parts, row, `It is left out (${row.type}). ${'reason' in asked ? asked.reason : ''}`.trim());
    return NOTHING;
  }
  for (const [column, value] of row.cells) {
    if (!READ.has(column)) sayLeftOver(parts, row, `The column "${column}" is left out (${value}).`);
  }
  const key = [...place.lists, place.property].join('.');
  parts.translations.say(`${key}.label`, row.label);
  parts.translations.say(`${key}.description`, row.hint);
  for (const { name, label } of parts.survey.choices.get(asked.list ?? '') ?? [])
    parts.translations.say(`${key}.${name}`, label);
  const { orOther, ...options } = asked.options;
  const schema: Json = {
    ...asked.schema,
    title: plainLabel(row, parts),
    ...describe(row),
    ...calculationOf(row, place, parts),
    ...constraintOf(row, place, parts),
    ...defaultOf(row, asked),
    ...(YES.test(row.cells.get('read_only') ?? row.cells.get('readonly') ?? '') ? { readOnly: true } : {}),
    ...(asked.kind === 'yes' ? { const: true } : {}),
  };
  const control = {
    type: 'Control',
    scope: `#/properties/${place.property}`,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...rule,
  };
  const part: Part = {
    properties: { [place.property]: schema },
    required: requiredOf(row, place, parts) ? [place.property] : [],
    conditions: filterOf(row, asked, place, parts),
    elements: [control],
  };
  return orOther === true ? withOther(part, place, asked) : part;
}

function noteOf(row: SurveyRow, rule: object, parts: FormParts): Json {
  parts.translations.say(`note.${row.name}.text`, row.label);
  return { type: 'Label', text: plainLabel(row, parts), i18n: `note.${row.name}`, ...rule };
}

/** Words with an answer in them, `${name}`, stand as they are: labels do not change here. */
function plainLabel(row: SurveyRow, parts: FormParts): string {
  const label = row.label.get('') ?? row.name;
  if (!/\$\{[^}]+\}/.test(label)) return label;
  sayLeftOver(parts, row, 'Its label shows another answer; the name of that answer stands there instead.');
  return label.replaceAll(/\$\{\s*([^}\s]+)\s*\}/g, '($1)');
}

function describe(row: SurveyRow): Json {
  const hint = row.hint.get('');
  return hint === undefined ? {} : { description: hint };
}

function calculationOf(row: SurveyRow, self: Place, parts: FormParts): Json {
  const source = row.cells.get('calculation');
  if (source === undefined) return {};
  const tree = parseXPath(source);
  const written = tree
    ? toFeel(tree, { self, find: name => parts.places.byName.get(name) })
    : { reason: 'it cannot be read' };
  if ('reason' in written) {
    sayLeftOver(parts, row, `It is not computed, because ${written.reason} (${source}).`);
    return self.kind === 'calculated' ? { type: 'string' } : {};
  }
  const type = self.kind === 'calculated' && tree ? { type: resultType(tree) } : {};
  return { ...type, 'x-calculated': written.feel };
}

/** What a formula comes to, by what it does last: a `calculate` does not say. */
function resultType(tree: XPath): 'number' | 'boolean' | 'string' {
  if (tree.kind === 'number') return 'number';
  if (tree.kind === 'binary') return /^[-+*]$|^div$|^mod$/.test(tree.operator) ? 'number' : 'boolean';
  if (tree.kind !== 'call') return 'string';
  if (tree.name === 'if' || tree.name === 'coalesce') return tree.args[1] ? resultType(tree.args[1]) : 'string';
  if (/^(?:not|selected|true|false|regex|contains|starts-with|ends-with)$/.test(tree.name)) return 'boolean';
  const isNumber = /^(?:int|round|number|sum|min|max|count|count-selected|count-non-empty|pow|abs|sqrt|string-length)$/;
  return isNumber.test(tree.name) ? 'number' : 'string';
}

/** Keywords where there are some and no message of its own; else a rule with FEEL, which has its words. */
function constraintOf(row: SurveyRow, self: Place, parts: FormParts): Json {
  const source = row.cells.get('constraint');
  if (source === undefined) return {};
  const tree = parseXPath(source);
  const message = row.constraintMessage.get('');
  const keywords = tree && message === undefined ? constraintKeywords(tree, self) : null;
  if (keywords) return keywords;
  const written = tree
    ? toFeel(tree, { self, find: name => parts.places.byName.get(name) })
    : { reason: 'it cannot be read' };
  if ('reason' in written)
    sayLeftOver(parts, row, `Its constraint is left out, because ${written.reason} (${source}).`);
  else
    addCheck(
      parts,
      row,
      self,
      'constraint',
      written.feel,
      message ?? `"${row.label.get('') ?? row.name}" is out of bounds.`,
    );
  return {};
}

function requiredOf(row: SurveyRow, self: Place, parts: FormParts): boolean {
  const source = row.cells.get('required');
  if (source === undefined || NO.test(source)) return false;
  if (YES.test(source)) return true;
  const tree = parseXPath(source);
  const written = tree
    ? toFeel(tree, { self, find: name => parts.places.byName.get(name) })
    : { reason: 'it cannot be read' };
  if ('reason' in written) {
    sayLeftOver(parts, row, `It is not required, because ${written.reason} (${source}).`);
    return false;
  }
  const message = row.requiredMessage.get('') ?? `"${row.label.get('') ?? row.name}" is to be answered here.`;
  addCheck(parts, row, self, 'required', `not(${written.feel}) or ${self.property} != null`, message);
  return false;
}

function addCheck(parts: FormParts, row: SurveyRow, self: Place, what: string, holds: string, message: string): void {
  const id = [...self.lists, self.property, what].join('.').slice(-64);
  parts.translations.say(`x-checks.${id}.text`, what === 'constraint' ? row.constraintMessage : row.requiredMessage);
  const each = listsPointer(self.lists).slice(0, -2);
  parts.checks.push({
    id,
    severity: 'hard',
    holds,
    message,
    ...(each === '' ? {} : { each }),
    fields: [pointerOf(self)],
  });
}

function filterOf(row: SurveyRow, asked: Asked, self: Place, parts: FormParts): readonly Json[] {
  const filter = row.cells.get('choice_filter');
  const choices = parts.survey.choices.get(asked.list ?? '');
  if (filter === undefined || !choices) return [];
  const conditions = filterChoices(filter, choices, self, name => parts.places.byName.get(name));
  const what = conditions
    ? 'All its choices are offered; one that the filter would have hidden is refused.'
    : `All its choices are offered, also those that its filter would have hidden (${filter}).`;
  sayLeftOver(parts, row, what);
  return conditions ?? [];
}

function defaultOf(row: SurveyRow, { kind }: Asked): Json {
  const value = row.cells.get('default');
  if (value === undefined || /\$\{|\(/.test(value)) return {};
  if (kind === 'integer' || kind === 'decimal') return Number.isFinite(Number(value)) ? { default: Number(value) } : {};
  return kind === 'many' ? { default: value.split(/\s+/) } : { default: value };
}

function withOther(part: Part, place: Place, { kind }: Asked): Part {
  const name = `${place.property}_other`;
  const scope = `#/properties/${place.property}`;
  const schema = kind === 'many' ? { type: 'array', contains: { const: 'other' } } : { const: 'other' };
  const own = part.properties[place.property] as { oneOf?: Json[]; items?: { oneOf?: Json[] } };
  (own.oneOf ?? own.items?.oneOf ?? []).push({ const: 'other', title: 'Other' });
  const rule = { effect: 'SHOW', condition: { scope, schema, failWhenUndefined: true } };
  return {
    ...part,
    properties: { ...part.properties, [name]: { type: 'string', title: 'Specify other' } },
    elements: [...part.elements, { type: 'Control', scope: `#/properties/${name}`, rule }],
  };
}

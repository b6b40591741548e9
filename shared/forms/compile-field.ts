import { isZone } from '../values/zoned-time.ts';
import { isJsonObject } from './answers.ts';
import { fieldUnits } from './field-units.ts';
import type {
  FieldDisplay,
  FieldKind,
  FieldLimits,
  FieldOption,
  FieldPart,
  FormBlock,
  FormField,
  Scalar,
} from './form-model.ts';
import { nameToLabel, type FormWords } from './form-words.ts';
import { missingCodes } from './missing-codes.ts';

type Json = Record<string, unknown>;

export interface FieldPlace {
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  readonly rules: readonly number[];
  /** The control's own `label`, `i18n` and `options`. */
  readonly control: Json;
  /** What the whole form says of missing answers and of time zones. */
  readonly root: Json;
}

const texts = (value: unknown) => (typeof value === 'string' ? value : undefined);
const numbers = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The schema's types without null: `["string", "null"]` asks for a text that may be left out. */
export function typeOf(schema: Json): string | undefined {
  const type = schema['type'];
  if (typeof type === 'string') return type;
  const some = Array.isArray(type) ? type.filter(one => typeof one === 'string' && one !== 'null') : [];
  if (some.length === 1) return some[0] as string;
  if (isJsonObject(schema['properties'])) return 'object';
  return undefined;
}

/** The choices of an `enum`, a `const`, or a `oneOf`/`anyOf` of titled constants; null when it is something else. */
export function optionsOf(schema: Json, key: string | undefined, words: FormWords): readonly FieldOption[] | null {
  const listed = schema['enum'];
  if (Array.isArray(listed) && listed.every(isScalar)) {
    return listed
      .filter(value => value !== null)
      .map(value => ({ value, label: words.option(key, value, String(value)) }));
  }
  const branches = schema['oneOf'] ?? schema['anyOf'];
  if (!Array.isArray(branches) || branches.length === 0) return null;
  const options: FieldOption[] = [];
  for (const branch of branches as unknown[]) {
    if (!isJsonObject(branch) || !isScalar(branch['const'])) return null;
    const value = branch['const'];
    const description = texts(branch['description']);
    options.push({
      value,
      label: words.option(key, value, texts(branch['title']) ?? String(value)),
      ...(description === undefined ? {} : { description }),
    });
  }
  return options;
}

const TEXT_KINDS: Readonly<Record<string, FieldKind>> = {
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  'local-time': 'time',
  'date-time': 'date-time',
  duration: 'duration',
};
const DISPLAYS: readonly FieldDisplay[] = ['radio', 'list', 'combobox', 'table', 'cards'];
const PART_KINDS = ['money', 'quantity', 'range', 'address'] as const;

/** The kind of an object that is one answer: its own `x-kind`, or the control's `format`. Null for a group of questions. */
export function partKind(schema: Json, control: Json): (typeof PART_KINDS)[number] | null {
  const display = isJsonObject(control['options']) ? control['options']['format'] : undefined;
  return PART_KINDS.find(kind => kind === schema['x-kind'] || kind === display) ?? null;
}

function zoneOf(schema: Json, root: Json): string | undefined {
  const zone = texts(schema['x-zone']) ?? texts(root['x-zone']);
  return zone !== undefined && isZone(zone) ? zone : undefined;
}

function kindOf(schema: Json, control: Json, options: readonly FieldOption[] | null, itemOptions: boolean): FieldKind {
  if (options) return 'single-choice';
  const type = typeOf(schema);
  if (type === 'object') return partKind(schema, control) ?? 'unknown';
  const display = isJsonObject(control['options']) ? control['options'] : {};
  if (type === 'boolean') return 'boolean';
  if (type === 'integer') return 'integer';
  if (type === 'number') return 'number';
  if (type === 'string') {
    const known = TEXT_KINDS[texts(schema['format']) ?? ''];
    if (known !== undefined) return known;
    const isLong = display['multi'] === true || (numbers(schema['maxLength']) ?? 0) > 200;
    return isLong ? 'long-text' : 'text';
  }
  if (type === 'array') return itemOptions ? 'multiple-choice' : 'repeating-group';
  return 'unknown';
}

function limitsOf(schema: Json): FieldLimits {
  const limits: { -readonly [Name in keyof FieldLimits]: number } = {};
  const names = ['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;
  for (const name of names) {
    const limit = numbers(schema[name]);
    if (limit !== undefined) limits[name] = limit;
  }
  return limits;
}

/** One question out of its sub-schema (references already followed). `item` holds the questions of a repeating group. */
export function compileField(
  schema: Json,
  place: FieldPlace,
  words: FormWords,
  item: readonly FormBlock[],
  parts: readonly FieldPart[] = [],
): FormField {
  const { control, root } = place;
  const i18n =
    texts(control['i18n']) ?? texts(schema['i18n']) ?? place.key.slice(1).replaceAll('/-', '').replaceAll('/', '.');
  const items = isJsonObject(schema['items']) ? schema['items'] : undefined;
  const itemOptions = items ? optionsOf(items, i18n, words) : null;
  const own = optionsOf(schema, i18n, words);
  const kind = kindOf(schema, control, own, itemOptions !== null);
  const display = isJsonObject(control['options']) ? control['options'] : {};
  const fallback = texts(control['label']) ?? texts(schema['title']) ?? nameToLabel(place.name);
  const calculated = texts(schema['x-calculated']);
  const readOnly = schema['readOnly'] === true || display['readonly'] === true || calculated !== undefined;
  const evidence = schema['x-evidence'];
  const rationale = schema['x-rationale'];
  return {
    key: place.key,
    kind: kind === 'repeating-group' && item.length === 0 ? 'unknown' : kind,
    label: words.say(i18n, 'label', fallback) ?? fallback,
    description: words.say(i18n, 'description', texts(schema['description'])),
    guideline: texts(schema['x-guideline']),
    required: place.required && !readOnly,
    readOnly,
    unit: texts(schema['x-unit']) ?? texts(display['unit']) ?? texts(schema['x-currency']),
    units: fieldUnits(schema),
    currency: texts(schema['x-currency']),
    zone: zoneOf(schema, root),
    format: texts(schema['format']),
    display: DISPLAYS.find(one => one === display['format'] || (one === 'table' && one === schema['x-layout'])),
    parts,
    missing: calculated === undefined ? missingCodes(schema, root, i18n, words) : [],
    limits: limitsOf(schema),
    options: own ?? itemOptions ?? [],
    // A computed answer rests on what it is computed from.
    evidence:
      calculated !== undefined ? 'none' : evidence === 'required' || evidence === 'none' ? evidence : 'optional',
    rationale: calculated === undefined && (rationale === 'required' || rationale === 'optional') ? rationale : 'none',
    confidence: calculated === undefined && schema['x-confidence'] === true,
    calculated,
    weight: Math.max(0, numbers(schema['x-weight']) ?? 1),
    critical: schema['x-critical'] === true,
    tag: texts(schema['x-tag']),
    rules: place.rules,
    item,
  };
}

import { refuse } from '../result.ts';
import { isJsonObject } from './answers.ts';
import { compileField, optionsOf, partKind, typeOf } from './compile-field.ts';
import type { FieldPart, FormBlock, FormField, FormModel, FormRule, FormSection } from './form-model.ts';
import { nameToLabel, type FormWords } from './form-words.ts';
import type { SchemaRefusal } from './guard-schema.ts';
import { compileRule, scopePointer } from './rules.ts';
import { resolveReference } from './schema-reference.ts';

type Json = Record<string, unknown>;

export type FormRefusal =
  | SchemaRefusal
  | 'not-an-object'
  | 'bad-rule'
  | 'bad-scope'
  | 'no-questions'
  | 'too-many-questions';

/** What is gathered on the way. The first refusal ends it. */
export interface Compilation {
  readonly root: Json;
  readonly words: FormWords;
  readonly rules: FormRule[];
  readonly fields: Map<string, FormField>;
  refusal: { ok: false; failure: { code: FormRefusal; message: string } } | null;
}

const MAX_FIELDS = 1_500;
const MAX_NESTING = 8;

/** Where in the answers and under which rules something is laid out. */
interface Place {
  /** Template pointer of the object that scopes are relative to. */
  readonly base: string;
  readonly schema: Json;
  /** Everything above is required, so that a required question here is required indeed. */
  readonly required: boolean;
  readonly rules: readonly number[];
  readonly nesting: number;
}

function fail(compilation: Compilation, code: FormRefusal, message: string): void {
  compilation.refusal ??= refuse(code, message);
}

/** The sub-schema with its reference followed; keywords beside `$ref` win. */
function follow(compilation: Compilation, schema: unknown): Json {
  let node = isJsonObject(schema) ? schema : {};
  // guardSchema has refused references that go round; the bound is for the reader.
  for (let hops = 0; typeof node['$ref'] === 'string' && hops < 32; hops++) {
    const { $ref, ...beside } = node;
    const target = resolveReference(compilation.root, $ref);
    node = { ...(isJsonObject(target) ? target : {}), ...beside };
  }
  return node;
}

function rulesOf(compilation: Compilation, element: Json, place: Place): readonly number[] {
  if (element['rule'] === undefined) return place.rules;
  const rule = compileRule(element['rule'], place.base);
  if (!rule) {
    fail(
      compilation,
      'bad-rule',
      `The form has a rule that cannot be read: ${JSON.stringify(element['rule']).slice(0, 200)}`,
    );
    return place.rules;
  }
  return [...place.rules, compilation.rules.push(rule) - 1];
}

function requiredNames(schema: Json): ReadonlySet<unknown> {
  return new Set(Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []);
}

/** A control per property, for a form or a list item without a layout of its own. */
function everyProperty(schema: Json): Json {
  const names = isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  const scope = (name: string) => `#/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { type: 'VerticalLayout', elements: names.map(name => ({ type: 'Control', scope: scope(name) })) };
}

/** A question, or a group of them when the property is an object. */
function property(compilation: Compilation, schema: Json, key: string, control: Json, place: Place): FormBlock[] {
  if (place.nesting > MAX_NESTING) {
    fail(compilation, 'too-deep', `The questions at ${key} are nested deeper than ${MAX_NESTING} levels.`);
    return [];
  }
  if (compilation.fields.size >= MAX_FIELDS) {
    fail(compilation, 'too-many-questions', `The form asks more than ${MAX_FIELDS} questions.`);
    return [];
  }
  const name = key.slice(key.lastIndexOf('/') + 1);
  const options = isJsonObject(control['options']) ? control['options'] : {};
  const detail = isJsonObject(options['detail']) ? options['detail'] : undefined;
  const isWhole = typeOf(schema) === 'object' && partKind(schema, control) !== null;
  if (typeOf(schema) === 'object' && !isWhole) {
    const inner = { ...place, base: key, schema, nesting: place.nesting + 1 };
    const blocks = layout(compilation, detail ?? everyProperty(schema), inner);
    const fallback = [control['label'], schema['title']].find(said => typeof said === 'string') ?? nameToLabel(name);
    const label = compilation.words.say(key.slice(1).replaceAll('/', '.'), 'label', fallback) ?? '';
    return blocks.length === 0 ? [] : [{ kind: 'heading', label, rules: place.rules, blocks }];
  }
  const items = typeOf(schema) === 'array' ? follow(compilation, schema['items']) : undefined;
  let item: FormBlock[] = [];
  const known = items && optionsOf(items, undefined, compilation.words) !== null;
  // Room is taken before the inner questions, so that the fields stay in reading order.
  if (!compilation.fields.has(key)) compilation.fields.set(key, {} as FormField);
  if (items && typeOf(items) === 'object' && !known) {
    const inner = { ...place, base: `${key}/-`, schema: items, required: true, nesting: place.nesting + 1 };
    item = layout(compilation, detail ?? everyProperty(items), inner);
  } else if (items && !known && typeOf(items) !== undefined && typeOf(items) !== 'array') {
    const inner = { ...place, required: true, nesting: place.nesting + 1 };
    item = property(compilation, { title: '', ...items }, `${key}/-`, {}, inner);
  }
  const field = compileField(
    items ? { ...schema, items } : schema,
    { key, name, required: place.required, rules: place.rules, control, root: compilation.root },
    compilation.words,
    item,
    isWhole ? partsOf(compilation, schema, key, place) : [],
  );
  compilation.fields.set(key, field);
  return [{ kind: 'field', field }];
}

/** The members of an answer that is an object, as fields of their own; they stand in no layout. */
function partsOf(compilation: Compilation, schema: Json, key: string, place: Place): readonly FieldPart[] {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const needed = requiredNames(schema);
  return Object.keys(properties).map(name => {
    const part = follow(compilation, properties[name]);
    const at = {
      key: `${key}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      name,
      required: needed.has(name),
      rules: place.rules,
      control: {},
      root: compilation.root,
    };
    return { name, field: compileField(part, at, compilation.words, []) };
  });
}

function control(compilation: Compilation, element: Json, place: Place): FormBlock[] {
  const pointer = scopePointer(element['scope']);
  let schema = place.schema;
  let required = place.required;
  for (const token of pointer?.split('/').slice(1) ?? []) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
    if (!Object.hasOwn(properties, name)) {
      fail(compilation, 'bad-scope', `The form lays out ${String(element['scope'])}, which its schema does not have.`);
      return [];
    }
    required = required && requiredNames(schema).has(name);
    schema = follow(compilation, properties[name]);
  }
  if (pointer === null || pointer === '') {
    fail(compilation, 'bad-scope', `The form lays out ${JSON.stringify(element['scope'])}, which names no question.`);
    return [];
  }
  const rules = rulesOf(compilation, element, place);
  return property(compilation, schema, place.base + pointer, element, { ...place, required, rules });
}

function labelOf(compilation: Compilation, element: Json): string | null {
  const said = typeof element['label'] === 'string' ? element['label'] : undefined;
  const key = typeof element['i18n'] === 'string' ? element['i18n'] : undefined;
  return compilation.words.say(key, 'label', said) ?? null;
}

const children = (element: Json) =>
  Array.isArray(element['elements']) ? element['elements'].filter(isJsonObject) : [];

const LAYOUTS: ReadonlySet<unknown> = new Set([
  'VerticalLayout',
  'HorizontalLayout',
  'Group',
  'Category',
  'Categorization',
]);

/** Said where a layout is not known, so that nobody takes what follows for all that its author meant. */
function oddLayout(element: Json, rules: readonly number[]): FormBlock {
  const type = typeof element['type'] === 'string' ? element['type'] : 'without a type';
  return {
    kind: 'note',
    text: `This part has a layout that Meridian does not know (${type}). Its questions follow in order.`,
    rules,
  };
}

/** One element of a UI schema as blocks. An element of a type that we do not know is laid out as its children. */
function layout(compilation: Compilation, element: Json, place: Place): FormBlock[] {
  if (compilation.refusal) return [];
  if (element['type'] === 'Control' || element['type'] === 'ListWithDetail')
    return control(compilation, element, place);
  const rules = rulesOf(compilation, element, place);
  if (element['type'] === 'Label') {
    const key = typeof element['i18n'] === 'string' ? element['i18n'] : undefined;
    const text = compilation.words.say(key, 'text', typeof element['text'] === 'string' ? element['text'] : undefined);
    return text === undefined ? [] : [{ kind: 'note', text, rules }];
  }
  const inner = children(element).flatMap(child => layout(compilation, child, { ...place, rules }));
  const blocks = LAYOUTS.has(element['type']) ? inner : [oddLayout(element, rules), ...inner];
  if (blocks.length === 0) return [];
  if (element['type'] === 'HorizontalLayout') return [{ kind: 'row', blocks }];
  const label = labelOf(compilation, element);
  return label === null ? blocks : [{ kind: 'heading', label, rules, blocks }];
}

/** How the sections stand: a categorization may ask for tabs, or for one step after the other. */
export function arrangementOf(uiSchema: Json | undefined): FormModel['arrangement'] {
  const options = uiSchema && isJsonObject(uiSchema['options']) ? uiSchema['options'] : {};
  if (uiSchema?.['type'] !== 'Categorization') return 'list';
  return options['variant'] === 'stepper' ? 'steps' : options['variant'] === 'tabs' ? 'tabs' : 'list';
}

/** The sections of a form: categories or top-level groups; what stands loose between them is a section without a name. */
export function compileLayout(compilation: Compilation, uiSchema: Json | undefined): FormSection[] {
  const place: Place = { base: '', schema: compilation.root, required: true, rules: [], nesting: 0 };
  const sections: FormSection[] = [];
  const add = (label: string | null, rules: readonly number[], blocks: readonly FormBlock[]) => {
    if (blocks.length > 0) sections.push({ id: `section-${sections.length + 1}`, label, rules, blocks });
  };
  const top = uiSchema ?? everyProperty(compilation.root);
  const wrapped = top['type'] === 'Control' || top['type'] === 'Group' ? { elements: [top] } : top;
  const rules = rulesOf(compilation, wrapped, place);
  const isRow = top['type'] === 'HorizontalLayout';
  let loose: FormBlock[] = [];
  for (const element of isRow ? [top] : children(wrapped)) {
    const isSection =
      element['type'] === 'Category' || element['type'] === 'Group' || element['type'] === 'Categorization';
    const blocks = isSection ? [] : layout(compilation, element, { ...place, rules });
    const only = blocks.length === 1 ? blocks[0] : undefined;
    if (isSection || (!uiSchema && only?.kind === 'heading')) {
      add(null, rules, loose);
      loose = [];
    }
    if (element['type'] === 'Categorization') {
      for (const category of children(element)) section(compilation, category, { ...place, rules }, add);
    } else if (isSection) section(compilation, element, { ...place, rules }, add);
    else if (!uiSchema && only?.kind === 'heading') add(only.label, only.rules, only.blocks);
    else loose.push(...blocks);
  }
  add(null, rules, loose);
  add(null, [], leftOut(compilation, place));
  return sections;
}

function section(
  compilation: Compilation,
  element: Json,
  place: Place,
  add: (label: string | null, rules: readonly number[], blocks: readonly FormBlock[]) => void,
): void {
  const rules = rulesOf(compilation, element, place);
  const blocks = children(element).flatMap(child => layout(compilation, child, { ...place, rules }));
  add(labelOf(compilation, element), rules, blocks);
}

/** Required questions that the layout forgot. Without them nobody could ever submit. */
function leftOut(compilation: Compilation, place: Place): FormBlock[] {
  const properties = isJsonObject(compilation.root['properties']) ? compilation.root['properties'] : {};
  return [...requiredNames(compilation.root)].flatMap(name => {
    if (typeof name !== 'string' || !Object.hasOwn(properties, name)) return [];
    const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isThere = [...compilation.fields.keys()].some(key => key === pointer || key.startsWith(`${pointer}/`));
    return isThere ? [] : property(compilation, follow(compilation, properties[name]), pointer, {}, place);
  });
}

import { expect, test } from 'vitest';
import { compileForm } from './compile-form.ts';
import type { FormBlock } from './form-model.ts';
import { compiled } from './testing/compiled.ts';
import { healthForm } from './testing/health-form.ts';

const model = compiled(healthForm);
const field = (key: string) => {
  const found = model.fields.get(key);
  if (!found) throw new Error(`No field ${key}`);
  return found;
};

test('categories are sections with their words, translated where the client translated them', () => {
  expect(model.sections.map(section => section.label)).toEqual(['Person', 'Judgment']);
  const german = compiled(healthForm, 'de-AT');
  expect(german.sections[0]?.label).toBe('Person (de)');
  expect(german.fields.get('/smoker')?.label).toBe('Raucht die Person?');
  expect(german.fields.get('/age')?.label).toBe('Age at entry');
});

test.each([
  ['/applicant/name', 'text'],
  ['/applicant/born', 'date'],
  ['/age', 'integer'],
  ['/smoker', 'boolean'],
  ['/sum', 'number'],
  ['/risk', 'single-choice'],
  ['/exclusions', 'multiple-choice'],
  ['/notes', 'long-text'],
  ['/conditions', 'repeating-group'],
  ['/conditions/-/name', 'text'],
])('%s is a %s', (key, kind) => {
  expect(field(key).kind).toBe(kind);
});

test('the contract’s keywords are on the field', () => {
  expect(field('/age')).toMatchObject({ evidence: 'required', weight: 3, required: true, limits: { minimum: 18 } });
  expect(field('/smoker')).toMatchObject({ critical: true, evidence: 'optional', rationale: 'none' });
  expect(field('/risk')).toMatchObject({ rationale: 'required', required: false });
  expect(field('/sum')).toMatchObject({ unit: 'EUR', label: 'Sum assured' });
});

test('fields side by side stay side by side', () => {
  const row = model.sections[0]?.blocks.find(block => block.kind === 'row');
  expect(row?.kind === 'row' && row.blocks.map(keyOf)).toEqual(['/applicant/born', '/age']);
});

test('without a layout there is a section for each object, and every question is asked', () => {
  const plain = compiled({ schema: healthForm.schema });
  expect(plain.sections.map(section => section.label)).toEqual(['Applicant', null]);
  expect(plain.fields.size).toBe(model.fields.size);
});

test('a required question that the layout forgot is asked at the end', () => {
  const forgetful = compiled({
    schema: { type: 'object', required: ['b'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
    uiSchema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/a' }] },
  });
  expect(forgetful.sections.flatMap(section => section.blocks.map(keyOf))).toEqual(['/a', '/b']);
});

test('something that cannot be asked is shown as unknown, not dropped', () => {
  const odd = compiled({ schema: { type: 'object', properties: { x: { type: ['string', 'number'] } } } });
  expect(odd.fields.get('/x')?.kind).toBe('unknown');
});

const deep = (levels: number): object => (levels === 0 ? {} : { properties: { a: deep(levels - 1) } });
const properties = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, { type: 'string' }]));
const doubling = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [
    `d${i}`,
    { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] },
  ]),
);

test.each([
  ['nested without end', deep(60), 'too-deep'],
  ['40,000 questions', { properties: properties(40_000) }, 'too-large'],
  ['2,000 questions', { properties: properties(2_000) }, 'too-many-questions'],
  ['a name that reaches the prototype', JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'), 'forbidden-name'],
  [
    'a reference to itself',
    { properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { $ref: '#/$defs/x' } } },
    'endless',
  ],
  ['a reference to the net', { properties: { a: { $ref: 'https://evil.example/x' } } }, 'bad-reference'],
  ['doubling references', { properties: { a: { $ref: '#/$defs/d0' } }, $defs: { ...doubling, d30: {} } }, 'too-large'],
  ['a pattern that never ends', { properties: { a: { type: 'string', pattern: '^(a+)+$' } } }, 'bad-pattern'],
  ['an alternation that never ends', { properties: { a: { type: 'string', pattern: '^(a|a)*$' } } }, 'bad-pattern'],
  ['a pattern that is none', { properties: { a: { type: 'string', pattern: '(' } } }, 'bad-pattern'],
  ['no questions', { properties: {} }, 'no-questions'],
  ['no object', { type: 'string' }, 'not-an-object'],
])('%s is refused by name', (_, schema, code) => {
  const result = compileForm({ schema: schema as Record<string, unknown> });
  expect(result.ok ? 'accepted' : result.failure.code).toBe(code);
});

test('a layout that names nothing, and a rule that cannot be read, are refused by name', () => {
  const schema = { properties: { a: { type: 'string' } } };
  const control = (more: object) =>
    compileForm({ schema, uiSchema: { type: 'Group', elements: [{ type: 'Control', ...more }] } });
  expect(control({ scope: '#/properties/b' })).toMatchObject({ failure: { code: 'bad-scope' } });
  expect(control({ scope: '#/properties/a', rule: { effect: 'EXPLODE' } })).toMatchObject({
    failure: { code: 'bad-rule' },
  });
});

test('a tree that contains itself is refused, not followed', () => {
  const tree = { properties: { child: { $ref: '#' }, name: { type: 'string' } } };
  expect(compileForm({ schema: tree })).toMatchObject({ failure: { code: 'too-deep' } });
});

function keyOf(block: FormBlock): string {
  return block.kind === 'field' ? block.field.key : block.kind;
}

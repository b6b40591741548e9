import { expect, test } from 'vitest';
import { calculate } from './calculate.ts';
import { planCalculations } from './calculation-plan.ts';
import { compiled } from './testing/compiled.ts';

const number = (title: string) => ({ type: 'number', title });
const computed = (formula: string, type = 'number') => ({ type, 'x-calculated': formula });

function form(properties: Record<string, unknown>, uiSchema?: Record<string, unknown>) {
  const model = compiled({ schema: { type: 'object', properties }, ...(uiSchema && { uiSchema }) });
  const plan = planCalculations(model);
  const run = (answers: Record<string, unknown>, keys?: ReadonlySet<string>) =>
    Object.fromEntries(
      calculate(model, plan, answers, keys).map(({ pointer, value, problem }) => [pointer, problem ?? value]),
    );
  return { plan, run };
}

const underwriting = form({
  weightKg: number('Weight'),
  heightCm: number('Height'),
  bmi: computed('decimal(weightKg / (heightCm / 100) ** 2, 1)'),
  sumAssured: number('Sum'),
  existingCover: number('Cover in force'),
  annualIncome: number('Income'),
  incomeMultiple: computed(
    'decimal((sumAssured + (if existingCover = null then 0 else existingCover)) / annualIncome, 1)',
  ),
  impairments: { type: 'array', items: { type: 'object', properties: { debits: number('Debits') } } },
  totalDebits: computed('if impairments = null or count(impairments) = 0 then 0 else sum(impairments.debits)'),
});

test.each<[string, Record<string, unknown>, string, unknown]>([
  // 92 / 1.78² = 29.036…, worked by hand; WHO Technical Report 894 defines the index as kg/m².
  ['the body mass index', { weightKg: 92, heightCm: 178 }, '/bmi', 29],
  // 70 / 1.75² = 22.857…, by hand; inside that report’s normal range, 18.5 to 24.9.
  ['a body mass index that is rounded', { weightKg: 70, heightCm: 175 }, '/bmi', 22.9],
  ['nothing while an input is open', { weightKg: 92 }, '/bmi', 'waiting'],
  ['nothing of a text where a number should be', { weightKg: '9o', heightCm: 178 }, '/bmi', 'no-value'],
  // (250,000 + 50,000) / 60,000 = 5, by hand.
  [
    'a sum with an optional part',
    { sumAssured: 250_000, existingCover: 50_000, annualIncome: 60_000 },
    '/incomeMultiple',
    5,
  ],
  // 250,000 / 60,000 = 4.1666…, by hand.
  ['a sum without its optional part', { sumAssured: 250_000, annualIncome: 60_000 }, '/incomeMultiple', 4.2],
  // DMN 1.5, 10.3.2.4: division by zero is null.
  ['a division by zero', { sumAssured: 250_000, existingCover: 1, annualIncome: 0 }, '/incomeMultiple', 'no-value'],
  // 50 + 25, by hand.
  ['the sum over a list', { impairments: [{ debits: 50 }, { debits: 25 }] }, '/totalDebits', 75],
  ['the sum over no list', {}, '/totalDebits', 0],
  ['no sum over a list with an open entry', { impairments: [{ debits: 50 }, {}] }, '/totalDebits', 'waiting'],
])('%s', (_, answers, pointer, expected) => {
  expect(underwriting.run(answers)[pointer]).toEqual(expected);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>, string, unknown]>([
  ['what is no FEEL is named', { x: computed('1 +') }, {}, '/x', 'not-feel'],
  ['a text for a number is named', { x: computed('"five"') }, {}, '/x', 'wrong-kind'],
  ['half a thing for a whole one is named', { x: computed('5 / 2', 'integer') }, {}, '/x', 'wrong-kind'],
  ['a formula that reads itself is named', { x: computed('x + 1') }, { x: 1 }, '/x', 'circular'],
  // IEEE 754 binary64 gives 0.30000000000000004; FEEL counts in decimals.
  ['decimals have no binary noise', { x: computed('0.1 + 0.2') }, {}, '/x', 0.3],
  ['a range may end in an answer', { n: number('n'), x: computed('count(for i in 1..n return i)') }, { n: 3 }, '/x', 3],
  [
    'a name with a blank is one name',
    { 'net pay': number('Net'), x: computed('net pay * 2') },
    { 'net pay': 3 },
    '/x',
    6,
  ],
  ['a name inside a text is no name', { a: number('a'), x: computed('"a" + "b"', 'string') }, {}, '/x', 'ab'],
])('%s', (_, properties, answers, pointer, expected) => {
  expect(form(properties).run(answers)[pointer]).toEqual(expected);
});

test('formulas that read each other are named, and what reads them waits', () => {
  const { run } = form({ c: computed('a + 1'), a: computed('b + 1'), b: computed('a + 1') });
  expect(run({})).toEqual({ '/a': 'circular', '/b': 'circular', '/c': 'waiting' });
});

test('inputs are computed before what reads them, wherever they stand in the form', () => {
  const { run } = form({ third: computed('second * 2'), second: computed('first * 2'), first: number('first') });
  // 3 · 2 = 6, 6 · 2 = 12.
  expect(run({ first: 3 })).toEqual({ '/second': 6, '/third': 12 });
});

test('an old value is nobody’s input', () => {
  const { run } = form({ b: computed('a * 2'), a: computed('n + 1'), n: number('n') });
  expect(run({ a: 10, b: 20 })).toEqual({ '/a': 'waiting', '/b': 'waiting' });
});

test('in a list each row is computed from its own answers, and the form from all rows', () => {
  const { run } = form({
    rate: number('Rate'),
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          net: number('Net'),
          gross: computed('net * (1 + rate)'),
          share: computed('net / sum(lines.net)'),
        },
      },
    },
    total: computed('sum(lines.gross)'),
  });
  // 100 · 1.5 and 300 · 1.5, together 600; 100 / 400 and 300 / 400.
  expect(run({ rate: 0.5, lines: [{ net: 100 }, { net: 300 }] })).toEqual({
    '/lines/0/gross': 150,
    '/lines/1/gross': 450,
    '/lines/0/share': 0.25,
    '/lines/1/share': 0.75,
    '/total': 600,
  });
  expect(run({ lines: [{ net: 100 }] })).toMatchObject({ '/lines/0/gross': 'waiting', '/total': 'waiting' });
});

test('an open answer of a row is not mistaken for the answer of that name outside', () => {
  const { run } = form({
    net: number('Net'),
    lines: { type: 'array', items: { type: 'object', properties: { net: number('Net'), twice: computed('net * 2') } } },
  });
  expect(run({ net: 5, lines: [{}, { net: 1 }] })).toEqual({ '/lines/0/twice': 'waiting', '/lines/1/twice': 2 });
});

const shownWhen = (scope: string, value: unknown) => ({
  effect: 'SHOW',
  condition: { scope, schema: { const: value } },
});
const controls = (...elements: (readonly [string, unknown?])[]) => ({
  type: 'VerticalLayout',
  elements: elements.map(([name, rule]) => ({
    type: 'Control',
    scope: `#/properties/${name}`,
    ...(rule ? { rule } : {}),
  })),
});

test('a hidden answer is not read, and a value that shows a question is seen at once', () => {
  const { run } = form(
    { big: computed('n > 10', 'boolean'), n: number('n'), extra: number('extra'), sum: computed('n + extra') },
    controls(['n'], ['big'], ['extra', shownWhen('#/properties/big', true)], ['sum']),
  );
  expect(run({ n: 5, extra: 1 })).toEqual({ '/big': false, '/sum': 'waiting' });
  expect(run({ n: 11, extra: 1 })).toEqual({ '/big': true, '/sum': 12 });
});

test('a formula that hides its own input comes to an end', () => {
  const { run } = form(
    { a: number('a'), b: computed('if a = null then "no" else "yes"', 'string') },
    controls(['a', shownWhen('#/properties/b', 'no')], ['b']),
  );
  expect(['yes', 'no']).toContain(run({ a: 1 })['/b']);
});

test('a hidden formula has no value and no problem', () => {
  const { run } = form(
    { on: { type: 'boolean' }, x: computed('1 + 1') },
    controls(['on'], ['x', shownWhen('#/properties/on', true)]),
  );
  expect(run({ on: false, x: 2 })).toEqual({ '/x': null });
});

test.each([
  ['/weightKg', ['/bmi']],
  ['/impairments/1/debits', ['/totalDebits']],
  ['/impairments', ['/totalDebits']],
  ['/sumAssured', ['/incomeMultiple']],
  ['/bmi', []],
])('a key in %s recomputes %j', (pointer, keys) => {
  expect([...underwriting.plan.affectedBy(pointer)]).toEqual(keys);
});

test('a new row is computed although its formula reads nothing of the row', () => {
  const { plan } = form({
    rate: number('Rate'),
    lines: { type: 'array', items: { type: 'object', properties: { net: number('Net'), fee: computed('rate * 2') } } },
  });
  expect([...plan.affectedBy('/lines')]).toEqual(['/lines/-/fee']);
});

test('a change goes through formulas, and does not reach a row’s other answers', () => {
  const { plan } = form({
    lines: { type: 'array', items: { type: 'object', properties: { net: number('Net'), note: { type: 'string' } } } },
    total: computed('sum(lines.net)'),
    tax: computed('total / 5'),
  });
  expect([...plan.affectedBy('/lines/0/net')]).toEqual(['/total', '/tax']);
  expect([...plan.affectedBy('/lines/0/note')]).toEqual([]);
});

test('decimals that travel as text are counted with every digit, and come back as text', () => {
  const decimal = { type: 'string', format: 'decimal' };
  const { run } = form({
    price: decimal,
    lines: { type: 'array', items: { type: 'object', properties: { net: decimal } } },
    total: { ...decimal, 'x-calculated': 'price * 3 + sum(lines.net)' },
    isLarge: computed('price > 1', 'boolean'),
  });
  const answers = { price: '1234567890123456789.01', lines: [{ net: '0.1' }, { net: '0.2' }] };
  // 3703703670370370367.03 + 0.3, by hand.
  expect(run(answers)).toMatchObject({ '/total': '3703703670370370367.33', '/isLarge': true });
});

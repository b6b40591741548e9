import { expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { planChecks } from './checks-plan.ts';
import { checkProblems, saidReasons, withoutIdleReasons } from './checks-reasons.ts';
import { createChecks } from './checks-run.ts';
import { createFormState } from './form-state.ts';
import { insertRow, removeRow } from './rows.ts';
import { compiled } from './testing/compiled.ts';

const number = { type: 'number' };
const schema = (checks: unknown) => ({
  type: 'object',
  properties: {
    paid: number,
    claimed: number,
    limit: number,
    start: { type: 'string', format: 'date' },
    end: { type: 'string', format: 'date' },
    hasCar: { type: 'boolean' },
    car: { type: 'string' },
    notes: { type: 'string' },
    drivers: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, share: number, age: number } },
    },
  },
  'x-checks': checks,
});
const uiSchema = {
  type: 'VerticalLayout',
  elements: ['paid', 'claimed', 'limit', 'start', 'end', 'hasCar', 'car', 'notes', 'drivers'].map(name => ({
    type: 'Control',
    scope: `#/properties/${name}`,
    ...(name === 'car' && {
      rule: { effect: 'SHOW', condition: { scope: '#/properties/hasCar', schema: { const: true } } },
    }),
  })),
};

function rules(...checks: unknown[]) {
  const model = compiled({ schema: schema(checks), uiSchema });
  const plan = planChecks(model);
  const engine = createChecks(model, plan);
  const run = (answers: Answers) => {
    const state = createFormState(model, answers);
    return engine.run(
      answers,
      (own, pointer) => state.isVisible(own, pointer),
      () => 0,
    );
  };
  const said = (answers: Answers) => run(answers).findings.map(({ state, reasonAt }) => `${state} ${reasonAt}`);
  return { model, plan, engine, run, said };
}

const most = { id: 'most', severity: 'hard', when: 'paid > claimed', message: 'Paid is more than claimed.' };
const dates = {
  id: 'dates',
  severity: 'soft',
  holds: 'date(start) <= date(end)',
  message: 'It ends before it begins.',
};
const shares = {
  id: 'shares',
  severity: 'advisory',
  each: '/drivers',
  when: 'share > 0.5 * sum(drivers.share)',
  message: 'Driver {index} has more than half.',
};

test.each<[string, unknown, Answers, string[]]>([
  ['a rule that is met says nothing', most, { paid: 1, claimed: 2 }, []],
  ['"when" says what is wrong', most, { paid: 3, claimed: 2 }, ['broken /x-checks/most']],
  ['"holds" says what is right', dates, { start: '2026-02-01', end: '2026-01-01' }, ['broken /x-checks/dates']],
  ['what holds is right', dates, { start: '2026-01-01', end: '2026-02-01' }, []],
  ['an open answer breaks nothing', most, { paid: 3 }, ['open /x-checks/most']],
  ['an answer of another kind breaks nothing', most, { paid: 'much', claimed: 2 }, ['open /x-checks/most']],
  ['decimals are exact', { ...most, when: 'paid + claimed != 0.3' }, { paid: 0.1, claimed: 0.2 }, []],
  [
    'a rule is asked of each item, with the whole list beside it',
    shares,
    { drivers: [{ share: 10 }, { share: 70 }, { share: 20 }] },
    ['broken /drivers/1/x-checks/shares'],
  ],
  ['no item, no question', shares, {}, []],
  [
    'an item is `item`, and its place `index`',
    { ...shares, when: 'index > 1 and item.age < 18' },
    { drivers: [{ age: 16 }, { age: 17 }, { age: 18 }] },
    ['broken /drivers/1/x-checks/shares'],
  ],
  [
    'a hidden answer is none',
    { ...most, when: 'car != null and paid > 1' },
    { hasCar: false, car: 'van', paid: 2 },
    [],
  ],
])('%s', (_, rule, answers, expected) => {
  expect(rules(rule).said(answers)).toEqual(expected);
});

test('a finding is shown at the questions that the rule names, or else at those that it reads', () => {
  const at = (rule: unknown, answers: Answers) => rules(rule).run(answers).findings[0]?.fields;
  expect(at(most, { paid: 3, claimed: 2 })).toEqual(['/paid', '/claimed']);
  expect(at({ ...most, fields: ['/notes'] }, { paid: 3, claimed: 2 })).toEqual(['/notes']);
  expect(at({ ...shares, fields: ['/drivers/-/name'] }, { drivers: [{ share: 1 }] })).toEqual(['/drivers/0/name']);
  expect(at({ ...most, when: 'sum(drivers.share) > 1' }, { drivers: [{ share: 2 }] })).toEqual(['/drivers']);
});

test('a finding names its item, and what it waits for', () => {
  const [finding] = rules(shares).run({ drivers: [{ share: 1 }] }).findings;
  expect(finding?.message).toBe('Driver 1 has more than half.');
  const [open] = rules(most).run({ paid: 1 }).findings;
  expect(open?.waitsFor).toEqual(['/claimed']);
});

test('a rule whose questions are all hidden holds nobody up', () => {
  expect(rules({ ...most, fields: ['/car'] }).said({ paid: 3, claimed: 2 })).toEqual([]);
});

test('a key asks only the rules that read its answer, and of a list only the item', () => {
  const { engine, run } = rules(most, dates, { ...shares, when: 'age < 18' });
  const asked = (answers: Answers) => {
    const before = engine.asked();
    run(answers);
    return engine.asked() - before;
  };
  const young = { age: 17 };
  const answers = { paid: 1, claimed: 2, drivers: [young, { age: 30 }] };
  expect(asked(answers)).toBe(4);
  expect(asked({ ...answers, notes: 'a' })).toBe(0);
  expect(asked({ ...answers, notes: 'a', paid: 3 })).toBe(1);
  expect(asked({ ...answers, notes: 'a', paid: 3, drivers: [young, { age: 31 }] })).toBe(1);
});

test('rules that cost too much are given up by name, and the others go on', () => {
  const { run } = rules({ ...most, id: 'endless', when: 'count(for i in 1..1e9, j in 1..1e9 return paid) > 0' }, most);
  const { givenUp, findings, isComplete } = run({ paid: 3, claimed: 2 });
  expect(givenUp.map(({ id }) => id)).toEqual(['endless']);
  expect(findings.map(({ rule }) => rule.id)).toEqual(['endless', 'most']);
  expect(isComplete).toBe(true);
});

test('a rule that is no FEEL is given up, and holds nobody up', () => {
  const { givenUp, findings } = rules({ ...most, when: 'paid >' }).run({ paid: 3, claimed: 2 });
  expect([givenUp.map(({ id }) => id), findings]).toEqual([['most'], []]);
});

test('when time is up the rest is asked in the next go', () => {
  const { model, plan } = rules(most, { ...most, id: 'other' });
  const engine = createChecks(model, plan);
  let now = 0;
  const slow = () => (now += 20);
  const first = engine.run({ paid: 3, claimed: 2 }, () => true, slow);
  expect([first.isComplete, engine.asked()]).toEqual([false, 1]);
  const second = engine.run({ paid: 3, claimed: 2 }, () => true, slow);
  expect([second.isComplete, engine.asked()]).toEqual([true, 2]);
});

test('a hard rule stands in the way, a soft one until a reason is said, an advisory one never', () => {
  const { run } = rules(most, dates, { ...most, id: 'hint', severity: 'advisory' });
  const { findings } = run({ paid: 3, claimed: 2, start: '2026-02-01', end: '2026-01-01' });
  const codes = (rationale: Record<string, string>) => checkProblems(findings, rationale).map(({ code }) => code);
  expect(codes({})).toEqual(['rule', 'rule-reason']);
  expect(codes({ '/x-checks/dates': 'The policy says so' })).toEqual(['rule']);
});

test('a reason moves with its item, goes with it, and is not sent when the rule holds again', () => {
  const { model, run } = rules({ ...shares, severity: 'soft' });
  const at = (index: number) => ({ [`/drivers/${index}/x-checks/shares`]: 'Sole owner' });
  const parts = { answers: { drivers: [{ share: 1 }] }, evidence: {}, rationale: at(0), confidence: {} };
  const moved = insertRow(parts, '/drivers', 0, { share: 0 });
  expect(moved.rationale).toEqual(at(1));
  expect(removeRow(moved, '/drivers', 1).rationale).toEqual({});
  expect(withoutIdleReasons(moved, run(moved.answers).findings).rationale).toEqual(at(1));
  const mended = { ...moved, answers: { drivers: [{ share: 1 }, { share: 1 }] } };
  expect(withoutIdleReasons(mended, run(mended.answers).findings).rationale).toEqual({});
  expect(saidReasons(model, moved.rationale)).toEqual([
    {
      id: 'shares',
      severity: 'soft',
      item: '/drivers/1',
      message: 'Driver 2 has more than half.',
      reason: 'Sole owner',
    },
  ]);
});

test.each<[string, unknown, RegExp, RegExp]>([
  ['no list', 7, /^\/x-checks$/, /list/],
  ['no severity', [{ ...most, severity: 'mild' }], /\/0\/severity/, /hard, soft, advisory/],
  ['both ways to say it', [{ ...most, holds: 'true' }], /\/0$/, /either/],
  ['no message', [{ ...most, message: ' ' }], /\/0\/message/, /what is wrong/],
  ['a name twice', [most, most], /\/1\/id/, /another rule/],
  ['a list that is none', [{ ...shares, each: '/paid' }], /\/0\/each/, /list/],
  ['a question that is not there', [{ ...most, fields: ['/nothing'] }], /\/0\/fields\/0/, /no question/],
])('the maker of a form is told of %s, and the people who answer are not held up', (_, checks, pointer, message) => {
  const model = compiled({ schema: schema(checks) });
  const [defect] = model.checks.defects;
  expect(defect).toMatchObject({
    pointer: expect.stringMatching(pointer) as string,
    message: expect.stringMatching(message) as string,
  });
  const { findings } = createChecks(model, planChecks(model)).run({ paid: 3, claimed: 2 }, () => true);
  expect(checkProblems(findings, {}).filter(({ code }) => code === 'rule').length).toBeLessThanOrEqual(1);
});

test('a message is said in the reader’s language', () => {
  const model = compiled({ schema: schema([most]), translations: { en: { 'x-checks.most': 'Too much paid.' } } });
  expect(model.checks.rules[0]?.message).toBe('Too much paid.');
});

test('a decimal that travels as text is a number to a rule', () => {
  const decimal = { type: 'string', format: 'decimal' };
  const properties = { paid: decimal, claimed: decimal };
  const model = compiled({ schema: { type: 'object', properties, 'x-checks': [most] } });
  const engine = createChecks(model, planChecks(model));
  const said = (paid: string) => engine.run({ paid, claimed: '9.000' }, () => true).findings.length;
  expect([said('10'), said('9'), said('9.0000000000000000000000001')]).toEqual([1, 0, 1]);
});

test('a rule reads the facts of the case as `case`, as a decision does; what the case does not say leaves it open', () => {
  const model = compiled({
    schema: schema([
      { id: 'cover', severity: 'hard', when: 'claimed > case.sumInsured', message: 'More than is covered.' },
      { id: 'each', severity: 'hard', each: '/drivers', when: 'age < case.least age', message: 'Too young.' },
    ]),
    uiSchema,
  });
  const states = (facts: Record<string, unknown>) =>
    createChecks(model, planChecks(model), facts)
      .run({ claimed: 200, drivers: [{ age: 17 }] }, () => true)
      .findings.map(({ rule, state }) => `${rule.id} ${state}`);
  expect(states({ sumInsured: 100, 'least age': 18 })).toEqual(['cover broken', 'each broken']);
  expect(states({ sumInsured: 300, 'least age': 16 })).toEqual([]);
  expect(states({ 'least age': null })).toEqual(['cover open', 'each open']);
});

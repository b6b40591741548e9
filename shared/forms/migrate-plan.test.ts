import { expect, test } from 'vitest';
import { AnnotationId, CaseId, PersonId, ProcessId } from '../model/ids.ts';
import type { Judgment } from '../model/judgment.ts';
import { answersLeft, answersToCheck, applyMigration } from './migrate-apply.ts';
import { planMigration, type ProcessVersion } from './migrate-plan.ts';
import type { SendableParts } from './sendable-answers.ts';
import { aVersion } from './testing/two-versions.ts';
import { parts } from './testing/compiled.ts';

const text = { type: 'string', title: 'Occupation' };
const choice = (...options: string[]) => ({ title: 'Risk', enum: options });
const dmn = { dmn: '<d/>', decision: 'outcome', override: 'free' } as const;

/** What becomes of the only answer. */
function fate(from: Record<string, unknown>, to: Record<string, unknown> | null, value: unknown) {
  const plan = planMigration(
    aVersion({ it: from, other: text }),
    aVersion({ ...(to && { it: to }), other: text }),
    parts({ answers: { it: value } }),
  );
  const [only] = plan.answers;
  return [only?.outcome, ...(only?.changes ?? [])];
}

test.each<[string, Record<string, unknown>, Record<string, unknown> | null, unknown, string[]]>([
  ['the same question', text, text, 'Roofer', ['carried']],
  ['more room to write', text, { ...text, maxLength: 400 }, 'Roofer', ['to-check', 'limits']],
  ['other words', text, { ...text, title: 'Main occupation' }, 'Roofer', ['to-check', 'label']],
  ['other spaces between the words', text, { ...text, title: ' Occupation ' }, 'Roofer', ['carried']],
  ['another explanation', text, { ...text, description: 'As it was at entry' }, 'Roofer', ['to-check', 'description']],
  ['another unit', { type: 'number' }, { type: 'number', 'x-unit': 'kg' }, 80, ['to-check', 'unit']],
  ['an option more', choice('a', 'b'), choice('a', 'b', 'c'), 'a', ['to-check', 'options']],
  ['the options in another order', choice('a', 'b'), choice('b', 'a'), 'a', ['carried']],
  ['without the option that was chosen', choice('a', 'b'), choice('b', 'c'), 'a', ['misfit', 'options']],
  ['a number where there was text', text, { type: 'number', title: 'Occupation' }, 'Roofer', ['misfit', 'kind']],
  ['any number where there was a whole one', { type: 'integer' }, { type: 'number' }, 3, ['to-check', 'kind']],
  ['a limit that it passes', { type: 'integer' }, { type: 'integer', maximum: 4 }, 3, ['to-check', 'limits']],
  ['a limit that it fails', { type: 'integer' }, { type: 'integer', maximum: 2 }, 3, ['misfit', 'limits']],
  ['computed now', { type: 'number' }, { type: 'number', 'x-calculated': '1 + 1' }, 3, ['misfit', 'formula']],
  ['asked that was computed', { type: 'number', 'x-calculated': '3' }, { type: 'number' }, 3, ['to-check', 'formula']],
  [
    'computed otherwise',
    { type: 'number', 'x-calculated': '3' },
    { type: 'number', 'x-calculated': '4' },
    3,
    ['carried', 'formula'],
  ],
  ['not asked any more', text, null, 'Roofer', ['gone']],
])('an answer is, for %s, what it should be', (_name, from, to, value, expected) => {
  expect(fate(from, to, value)).toEqual(expected);
});

test('what was wrong in the old version stays in its field, where it can be mended', () => {
  const from = { type: 'integer', title: 'Age', maximum: 75 };
  expect(fate(from, { ...from, 'x-evidence': 'required' }, 90)).toEqual(['carried']);
});

test('a question that is asked under other conditions is to be checked', () => {
  const rule = (effect: string) => ({
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/other' },
      {
        type: 'Control',
        scope: '#/properties/it',
        rule: { effect, condition: { scope: '#/properties/other', schema: { const: 'x' } } },
      },
    ],
  });
  const [shown, hidden] = ['SHOW', 'HIDE'].map(effect =>
    aVersion({ it: text, other: text }, { uiSchema: rule(effect) }),
  ) as [ProcessVersion, ProcessVersion];
  const answers = { it: 'Roofer' };
  expect(planMigration(shown, hidden, parts({ answers })).answers).toMatchObject([
    { outcome: 'to-check', changes: ['conditions'] },
  ]);
  expect(planMigration(shown, shown, parts({ answers })).answers).toMatchObject([{ outcome: 'carried' }]);
});

test('a question that hides behind another name is gone and new: nobody guesses', () => {
  const plan = planMigration(
    aVersion({ job: text }),
    aVersion({ occupation: text }, { required: ['occupation'] }),
    parts({ answers: { job: 'Roofer' } }),
  );
  expect(plan.answers).toMatchObject([{ pointer: '/job', outcome: 'gone' }]);
  expect(plan.added).toMatchObject([{ key: '/occupation', required: true }]);
});

const rows = (items: Record<string, unknown>, more = {}) => ({
  type: 'array',
  title: 'Conditions',
  items: { type: 'object', properties: items },
  ...more,
});

test('rows move question by question, and the list itself is a question', () => {
  const plan = planMigration(
    aVersion({ list: rows({ name: text, since: { type: 'integer', title: 'Since' } }) }),
    aVersion({ list: rows({ name: text, since: { type: 'string', title: 'Since' } }, { maxItems: 1 }) }),
    parts({ answers: { list: [{ name: 'Asthma', since: 1999 }, { name: 'Gout' }] } }),
  );
  expect(plan.answers.map(({ pointer, outcome, changes }) => [pointer, outcome, ...changes])).toEqual([
    ['/list', 'to-check', 'limits'],
    ['/list/0/name', 'carried'],
    ['/list/0/since', 'misfit', 'kind'],
    ['/list/1/name', 'carried'],
  ]);
});

test('a list of plain values moves as a whole, and is to be checked when what it asks of each is another', () => {
  const values = (type: string) => ({ type: 'array', title: 'Sums', items: { type } });
  const answers = { list: [1, 2] };
  const [plain, other] = [aVersion({ list: values('integer') }), aVersion({ list: values('number') })];
  expect(planMigration(plain, other, parts({ answers })).answers).toMatchObject([
    { pointer: '/list', outcome: 'to-check', changes: ['kind'] },
  ]);
});

test('other wishes for evidence, reason and answer are named, and so are other rules and guidelines', () => {
  const plan = planMigration(
    aVersion({ it: text }, { decision: dmn, guidelines: 'Old' }),
    aVersion(
      { it: { ...text, 'x-evidence': 'required', 'x-rationale': 'optional', 'x-confidence': true } },
      { required: ['it'], decision: { ...dmn, override: 'forbidden' }, guidelines: 'New' },
    ),
    parts({ answers: { it: 'Roofer' } }),
  );
  expect(plan.requirements).toEqual([
    { key: '/it', what: 'answer', now: 'required' },
    { key: '/it', what: 'evidence', now: 'required' },
    { key: '/it', what: 'rationale', now: 'optional' },
    { key: '/it', what: 'confidence', now: 'optional' },
  ]);
  expect(plan).toMatchObject({ decision: 'changed', hasOtherGuidelines: true, answers: [{ outcome: 'carried' }] });
});

test.each([
  [undefined, undefined, 'same'],
  [dmn, dmn, 'same'],
  [undefined, dmn, 'added'],
  [dmn, undefined, 'removed'],
  [dmn, { ...dmn, dmn: '<other/>' }, 'changed'],
])('of the rules it says what became of them', (before, after, expected) => {
  const version = (decision: ProcessVersion['process']['decision']) =>
    aVersion({ it: text }, decision ? { decision } : {});
  expect(planMigration(version(before), version(after), parts()).decision).toBe(expected);
});

test('without the old version every answer that fits is to be checked, and what is not asked is gone', () => {
  const plan = planMigration(
    null,
    aVersion({ it: text, age: { type: 'integer' } }),
    parts({ answers: { it: 'Roofer', age: 'old' } }),
  );
  expect(plan.answers.map(({ outcome, changes }) => [outcome, ...changes])).toEqual([
    ['to-check', 'unknown'],
    ['misfit', 'unknown'],
  ]);
});

test('the moved draft has what comes along, with its reasons and evidence, and is of the new version', () => {
  const mark = AnnotationId.parse('a-1');
  const withReason = { 'x-rationale': 'optional' };
  const from = aVersion({
    stays: { ...text, ...withReason },
    unasked: { ...text, ...withReason },
    odd: { ...choice('a', 'b'), ...withReason },
    old: { ...text, ...withReason },
    wide: { type: 'integer' },
  });
  const to = aVersion(
    {
      stays: { ...text, ...withReason },
      unasked: { ...text, 'x-evidence': 'none' },
      odd: { ...choice('b', 'c'), ...withReason },
      wide: { type: 'integer', minimum: 1 },
    },
    { decision: dmn },
  );
  const said: SendableParts = {
    answers: { stays: 'yes', unasked: 'yes', odd: 'a', old: 'yes', wide: 3 },
    evidence: { '/stays': [mark], '/unasked': [mark], '/odd': [mark] },
    rationale: { '/stays': 'why', '/unasked': 'why', '/odd': 'why', '/old': 'why' },
    confidence: { '/stays': 1 },
  };
  const judgment: Judgment = {
    caseId: CaseId.parse('c-1'),
    userId: PersonId.parse('p-ana'),
    process: { processId: ProcessId.parse('uw'), version: 3 },
    ...said,
    decision: { result: 'x', matchedRules: [], overriddenBy: 'y' },
    activeSeconds: 9,
    updatedAt: '2026-11-23T09:00:00Z',
  };
  const plan = planMigration(from, to, judgment);
  const process = { processId: ProcessId.parse('uw'), version: 4 };
  expect(applyMigration(plan, judgment, process, '2026-11-23T10:00:00Z')).toEqual({
    caseId: 'c-1',
    userId: 'p-ana',
    process: { processId: 'uw', version: 4 },
    answers: { stays: 'yes', unasked: 'yes', wide: 3 },
    evidence: { '/stays': [mark] },
    rationale: { '/stays': 'why' },
    confidence: {},
    activeSeconds: 9,
    updatedAt: '2026-11-23T10:00:00Z',
  });
  expect(answersToCheck(plan).map(({ pointer }) => pointer)).toEqual(['/odd', '/wide']);
  expect(answersLeft(plan).map(({ pointer }) => pointer)).toEqual(['/old']);
});

test('why a rule is gone against, and help at an answer, are no questions: they come along, and a signature does not', () => {
  const version = aVersion({
    it: text,
    people: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  });
  const said = {
    '/x-checks/sum': 'Agreed on the telephone',
    '/people/0/x-checks/share': 'The contract says so',
    '/it/x-aid': 'Snippet: Burst pipe',
  };
  const draft = parts({
    answers: { people: [{ name: 'Ana' }] },
    rationale: { ...said, '/x-signature': 'Signed by Ana' },
  });
  const plan = planMigration(version, version, draft);
  expect(plan.answers.map(({ pointer }) => pointer)).toEqual(['/people', '/people/0/name', '/it']);
  const judgment: Judgment = {
    caseId: CaseId.parse('c-1'),
    userId: PersonId.parse('ana'),
    process: { processId: ProcessId.parse('p'), version: 1 },
    activeSeconds: 1,
    updatedAt: '2026-11-23T09:00:00.000Z',
    ...draft,
  };
  const moved = applyMigration(plan, judgment, { processId: ProcessId.parse('p'), version: 2 }, judgment.updatedAt);
  expect(moved.rationale).toEqual(said);
});

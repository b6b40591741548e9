import { expect, test } from 'vitest';
import { checkJudgment } from './check-judgment.ts';
import { isSettledMissing, missingAnswers, missingAt, missingPointer } from './missing.ts';
import { planMigration } from './migrate-plan.ts';
import { moveRow } from './rows.ts';
import { sendableAnswers } from './sendable-answers.ts';
import { compiled, parts } from './testing/compiled.ts';
import { aVersion } from './testing/two-versions.ts';

const model = compiled({
  schema: {
    type: 'object',
    required: ['height', 'name'],
    'x-missing': ['not-applicable', { code: 'torn', label: 'Page is torn' }],
    properties: {
      height: { type: 'integer', title: 'Height', 'x-evidence': 'required' },
      name: { type: 'string', title: 'Name', 'x-missing': [] },
      doctors: {
        type: 'array',
        items: { type: 'object', properties: { phone: { type: 'string', 'x-missing': ['illegible'] } } },
      },
    },
  },
  translations: { en: { 'missing.not-applicable': 'Does not apply here' } },
});
const why = (pointer: string, code: string) => ({ [missingPointer(pointer)]: code });
const codes = (pointer: string) =>
  checkJudgment(model, pointer === '' ? parts() : parts({ rationale: why(pointer, 'torn') }));

test('what may stand in place of an answer is said once for the form, and otherwise by the question', () => {
  expect(model.fields.get('/height')?.missing).toEqual([
    { code: 'not-applicable', label: 'Does not apply here' },
    { code: 'torn', label: 'Page is torn' },
  ]);
  expect(model.fields.get('/name')?.missing).toEqual([]);
  expect(model.fields.get('/doctors/-/phone')?.missing).toEqual([{ code: 'illegible', label: 'Illegible' }]);
});

test('a code settles a required question, but only one that its form allows', () => {
  const missing = (pointer: string) =>
    codes(pointer)
      .filter(({ code }) => code === 'missing')
      .map(problem => problem.pointer);
  expect(missing('')).toEqual(['/height', '/name']);
  expect(missing('/height')).toEqual(['/name']);
  expect(missing('/name')).toEqual(['/height', '/name']);
  expect(isSettledMissing(model, parts({ rationale: why('/height', 'refused') }), '/height')).toBe(false);
});

test('codes are found by rules beside the answers, by the pointers of their questions', () => {
  const rationale = { ...why('/doctors/0/phone', 'illegible'), '/height': 'Measured twice' };
  expect(missingAnswers({ rationale })).toEqual({ 'x-missing': { '/doctors/0/phone': 'illegible' } });
  expect(missingAnswers({ rationale: {} })).toEqual({});
});

test('a code is sent as long as there is no answer, and the answers keep their types', () => {
  const coded = parts({ rationale: why('/height', 'torn') });
  expect(sendableAnswers(model, coded)).toEqual(coded);
  expect(sendableAnswers(model, { ...coded, answers: { height: 180 } }).rationale).toEqual({});
});

test('a code goes along with its row', () => {
  const rows = parts({ answers: { doctors: [{}, { phone: '1' }] }, rationale: why('/doctors/0/phone', 'illegible') });
  expect(missingAt(moveRow(rows, '/doctors', 0, 1), '/doctors/1/phone')).toBe('illegible');
});

test('a code moves with its question to another version of the form, and is not taken for a question of its own', () => {
  const asks = { it: { type: 'string', 'x-missing': ['illegible'] }, other: { type: 'string' } };
  const plan = planMigration(aVersion(asks), aVersion(asks), parts({ rationale: why('/it', 'illegible') }));
  expect(plan.answers.map(({ pointer, outcome }) => [pointer, outcome])).toEqual([['/it', 'carried']]);
});

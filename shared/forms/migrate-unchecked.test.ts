import { expect, test } from 'vitest';
import { checkJudgment } from './check-judgment.ts';
import { createFormState } from './form-state.ts';
import { withUnchecked } from './migrate-unchecked.ts';
import { compiled, parts } from './testing/compiled.ts';
import { healthForm } from './testing/health-form.ts';

const model = compiled(healthForm);

function codes(answers: Record<string, unknown>, unchecked: string[]) {
  const said = parts({ answers });
  const problems = checkJudgment(model, said);
  return withUnchecked(model, createFormState(model, answers), answers, problems, new Set(unchecked)).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
}

test('what is not confirmed stands among the problems where its question stands in the form', () => {
  const answers = { applicant: { name: 'Ana' }, smoker: false, sum: 9, risk: 'standard' };
  expect(codes(answers, ['/sum', '/applicant/name'])).toEqual([
    '/applicant/name unchecked',
    '/age missing',
    '/sum unchecked',
    '/risk rationale-missing',
  ]);
});

test('a question that is hidden, or a row that is gone, need not be confirmed', () => {
  const answers = { smoker: false, perDay: 3, conditions: [] };
  const without = codes(answers, []);
  expect(codes(answers, ['/perDay', '/conditions/0/name'])).toEqual(without);
  expect(codes({ ...answers, smoker: true }, ['/perDay'])).toContain('/perDay unchecked');
});

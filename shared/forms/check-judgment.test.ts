import { expect, test } from 'vitest';
import type { AnnotationId } from '../model/ids.ts';
import { checkJudgment } from './check-judgment.ts';
import { compiled, parts } from './testing/compiled.ts';
import { healthForm } from './testing/health-form.ts';

const model = compiled(healthForm);
const mark = 'urn:uuid:1' as AnnotationId;
const problems = (answers: Record<string, unknown>, more: Partial<Parameters<typeof parts>[0]> = {}) =>
  checkJudgment(model, parts({ answers, ...more })).map(problem => `${problem.code} ${problem.pointer}`);
const done = { applicant: { name: 'Ana' }, age: 40, smoker: false };
const cited = { evidence: { '/age': [mark] } };

test('an empty form names every required question, in the order of the form, also inside an object', () => {
  expect(problems({})).toEqual(['missing /applicant/name', 'missing /age', 'missing /smoker']);
});

test('a complete judgment has no problem', () => {
  expect(problems(done, cited)).toEqual([]);
});

test('an answer that needs evidence is a problem until it cites some', () => {
  expect(problems(done)).toEqual(['evidence-missing /age']);
});

test.each([
  [{ age: 17 }, 'too-small /age'],
  [{ age: 80 }, 'too-large /age'],
  [{ age: 40.5 }, 'wrong-type /age'],
  [{ age: '4x' }, 'wrong-type /age'],
  [{ applicant: { name: 'A' } }, 'too-short /applicant/name'],
  [{ applicant: { name: 'Ana', born: '31.12.1999' } }, 'format /applicant/born'],
  [{ sum: 1.005, risk: 'standard' }, 'not-a-multiple /sum'],
  [{ risk: 'wild' }, 'not-an-option /risk'],
  [{ exclusions: ['sport', 'sport'] }, 'repeated-items /exclusions'],
  [{ exclusions: ['chess'] }, 'not-an-option /exclusions/0'],
  [{ sum: 10 }, 'missing /risk'],
  [{ risk: 'rated' }, 'missing /notes'],
  [{ risk: 'standard' }, 'rationale-missing /risk'],
  [{ conditions: [{}] }, 'missing /conditions/0/name'],
  [{ conditions: [{ name: 'Asthma' }] }, 'evidence-missing /conditions/0/name'],
])('%j is %s', (answers, expected) => {
  expect(problems({ ...done, ...answers }, cited)).toContain(expected);
});

test('limits are in the parameters, for the sentence', () => {
  const [problem] = checkJudgment(model, parts({ answers: { ...done, age: 17 }, ...cited }));
  expect(problem).toEqual({ pointer: '/age', code: 'too-small', params: { limit: 18 } });
});

test('a shown question counts, a hidden one does not', () => {
  expect(problems({ ...done, smoker: true, perDay: 0 }, cited)).toEqual([
    'too-small /perDay',
    'evidence-missing /perDay',
  ]);
  expect(problems({ ...done, smoker: false, perDay: 0 }, cited)).toEqual([]);
});

test('what is computed is never missing; a computed value out of limits is said, as its inputs may be wrong', () => {
  const computing = compiled({
    schema: {
      type: 'object',
      required: ['n', 'twice'],
      properties: {
        n: { type: 'number' },
        twice: { type: 'number', maximum: 10, 'x-calculated': 'n * 2', 'x-evidence': 'required' },
      },
    },
  });
  const codes = (answers: Record<string, unknown>) =>
    checkJudgment(computing, parts({ answers })).map(problem => `${problem.code} ${problem.pointer}`);
  expect(codes({})).toEqual(['missing /n']);
  expect(codes({ n: 1 })).toEqual([]);
  expect(codes({ n: 6, twice: 12 })).toEqual(['too-large /twice']);
});

test('one answer with one fault is one problem', () => {
  const risk = problems({ ...done, risk: 'wild' }, { ...cited, rationale: { '/risk': 'because' } });
  expect(risk).toEqual(['not-an-option /risk']);
});

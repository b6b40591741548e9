import { expect, test } from 'vitest';
import { aJudgment, aProcess } from '../../testing/builders.ts';
import { evidenceLinks } from './evidence-links.ts';

const process = aProcess({
  form: {
    schema: {
      type: 'object',
      properties: {
        smoker: { type: 'boolean', title: 'Does the applicant smoke?' },
        bmi: { type: 'number', title: 'Body mass index' },
      },
    },
  },
});

test('an annotation is linked to every question whose answer cites it', () => {
  const links = evidenceLinks(process, aJudgment({ evidence: { '/smoker': ['a1', 'a2'], '/bmi': ['a1'] } }), 'en');
  expect([...links]).toEqual([
    ['a1', ['Does the applicant smoke?', 'Body mass index']],
    ['a2', ['Does the applicant smoke?']],
  ]);
});

test('a question that the form no longer has is named by its pointer', () => {
  expect(evidenceLinks(process, aJudgment({ evidence: { '/gone': ['a1'] } }), 'en').get('a1')).toEqual(['/gone']);
});

test('without a process or a judgment nothing is linked', () => {
  expect(evidenceLinks(null, aJudgment(), 'en').size).toBe(0);
  expect(evidenceLinks(process, null, 'en').size).toBe(0);
});

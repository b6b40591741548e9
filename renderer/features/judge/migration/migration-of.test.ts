import { expect, test } from 'vitest';
import { planMigration } from '../../../../shared/forms/migrate-plan.ts';
import { aVersion } from '../../../../shared/forms/testing/two-versions.ts';
import { aJudgment } from '../../../testing/builders.ts';
import { migrationOf } from './migration-of.ts';

const AT = '2026-11-23T10:00:00Z';
const stays = { type: 'string', title: 'Stays' };
const from = aVersion({
  stays,
  plan: {
    title: 'Plan',
    oneOf: [
      { const: 'a', title: 'Plan A' },
      { const: 'b', title: 'Plan B' },
    ],
  },
  since: { type: 'string', format: 'date', title: 'Since' },
  sums: { type: 'array', title: 'Sums', items: { type: 'integer' } },
  conditions: {
    type: 'array',
    title: 'Conditions',
    items: {
      type: 'object',
      properties: { name: { type: 'string', title: 'Condition' }, ongoing: { type: 'boolean', title: 'Ongoing' } },
    },
  },
});
const to = aVersion({ stays, plan: { title: 'Plan', enum: ['b', 'c'] } });
const before = aJudgment({
  answers: {
    stays: 'x',
    plan: 'a',
    since: '2026-02-01',
    sums: [1, 2],
    conditions: [{ name: 'Asthma', ongoing: true }, { name: 'Gout' }],
  },
  rationale: { '/since': 'Letter of 3 May' },
});
const plan = planMigration(from, to, before);
const models = { from: from.model, to: to.model };

test('what does not come along is kept in the words of its own version, whole, with its reason', () => {
  const { unchecked, gone } = migrationOf(plan, models, before, undefined, AT);
  expect(unchecked).toEqual({ '/plan': { changes: ['options'], former: 'Plan A' } });
  expect(gone).toEqual([
    { question: 'Since', answer: '1 Feb 2026 (reason: Letter of 3 May)' },
    { question: 'Sums', answer: '1; 2' },
    { question: 'Conditions', answer: 'Condition: Asthma, Ongoing: Yes; Condition: Gout' },
  ]);
});

test('what an earlier move kept is kept on', () => {
  const earlier = { before, at: AT, unchecked: {}, gone: [{ question: 'Old', answer: 'said' }] };
  expect(migrationOf(plan, models, before, earlier, AT).gone[0]).toEqual({ question: 'Old', answer: 'said' });
});

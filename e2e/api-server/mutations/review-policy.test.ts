import { expect, test } from 'vitest';
import { WireCase } from '../../../electron/core/api/wire/case.ts';
import { WireSubmission } from '../../../electron/core/api/wire/submission.ts';
import { drawOf, reviewReason } from './review-policy.ts';

const at = '2026-11-23T09:00:00Z';
const process = { processId: 'uw', version: 1 };
const aCase = WireCase.parse({
  id: 'c-1',
  reference: 'R',
  title: 'T',
  process,
  status: 'in-progress',
  priority: 'normal',
  receivedAt: at,
  dueAt: at,
  assignment: { userId: 'ana', as: 'analyst', assignedAt: at },
  documents: [],
  attributes: { sumInsured: 900_000 },
});

function aSubmission(more: Record<string, unknown> = {}): WireSubmission {
  const judgment = { caseId: 'c-1', process, answers: { smoker: true }, decision: { result: 'refer' } };
  return WireSubmission.parse({
    id: 's-1',
    caseId: 'c-1',
    userId: 'ana',
    as: 'analyst',
    submittedAt: at,
    judgment,
    annotations: [],
    ...more,
  });
}

test.each([
  ['no policy', undefined, null],
  ['an empty policy', {}, null],
  ['a sample of none', { sampling: { type: 'percent', percent: 0 } }, null],
  ['a sample of all', { sampling: { type: 'percent', percent: 100 } }, 'sampled'],
  ['a plan over lots', { sampling: { type: 'iso2859-1', level: 'II', aql: 1 } }, 'sampled'],
  ['a rule that holds', { alwaysReview: 'answers.smoker' }, 'always'],
  ['a rule over the case', { alwaysReview: 'case.sumInsured > 500000' }, 'always'],
  ['a rule over the decision', { alwaysReview: 'decision.result = "refer"' }, 'always'],
  ['a rule that does not hold', { alwaysReview: 'case.sumInsured > 5000000' }, null],
  ['a rule that cannot be read', { alwaysReview: 'if if' }, 'always'],
] as const)('with %s the reason is %s', (_name, qa, expected) => {
  expect(reviewReason(qa, aSubmission(), aCase)).toBe(expected);
});

test.each([
  ['an override', { decision: { result: 'refer', overriddenBy: 'accept' } }, 'always'],
  ['a reason against a soft rule', { rationale: { '/items/0/x-checks/late': 'Agreed' } }, 'always'],
  ['a reason for an answer', { rationale: { '/smoker': 'Said so' } }, null],
])('%s in the judgment leads to %s', (_name, more, expected) => {
  const judgment = { caseId: 'c-1', process, answers: {}, ...more };
  expect(reviewReason({ alwaysReview: 'reasons > 0' }, aSubmission({ judgment }), aCase)).toBe(expected);
});

test.each([
  ['a snippet', { '/remarks/x-aid': 'Snippet: Burst pipe' }, 'always'],
  ['a reason alone', { '/remarks': 'Said so' }, null],
])('a policy that draws what came by a help draws %s: %s', (_name, rationale, expected) => {
  const judgment = { caseId: 'c-1', process, answers: {}, rationale };
  expect(reviewReason({ alwaysReview: 'aids > 0' }, aSubmission({ judgment }), aCase)).toBe(expected);
});

test('an answer that was taken from a machine without its page having been open is always looked at', () => {
  const proof = (wasOpened: boolean) =>
    JSON.stringify([
      {
        suggestion: 'urn:uuid:0193a000-0000-7000-8000-000000000001',
        how: 'accepted',
        source: 'Reader',
        model: '',
        shownAt: null,
        decidedAt: null,
        page: 2,
        wasOpened,
        seconds: 0,
      },
    ]);
  const reason = (wasOpened: boolean, alwaysReview = 'false') => {
    const judgment = { caseId: 'c-1', process, answers: {}, rationale: { '/smoker/x-suggestion': proof(wasOpened) } };
    return reviewReason({ alwaysReview }, aSubmission({ judgment }), aCase);
  };
  expect([reason(false), reason(true), reason(true, 'suggestions.accepted > 0')]).toEqual(['always', null, 'always']);
});

test('what was returned is always looked at again', () => {
  expect(reviewReason(undefined, aSubmission({ round: 2 }), aCase)).toBe('requested');
});

test('draws are spread evenly, and the same for the same id', () => {
  const draws = Array.from({ length: 2000 }, (_, index) => drawOf(`submission-${index}`));
  const share = draws.filter(draw => draw < 20).length / draws.length;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.23);
  expect(drawOf('submission-7')).toBe(draws[7]);
});

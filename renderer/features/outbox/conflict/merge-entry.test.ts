import { expect, test } from 'vitest';
import { MutationId } from '../../../../shared/model/ids.ts';
import type { Act, OutboxEntry } from '../../../../shared/model/outbox.ts';
import {
  aCase,
  aCaseFile,
  aJudgment,
  anAnnotation,
  aPerson,
  aProcess,
  aReview,
  aSubmission,
} from '../../../testing/builders.ts';
import { mergeEntry } from './merge-entry.ts';

const id = MutationId.parse('01950000-0000-7000-8000-000000000001');
const NOW = '2026-11-23T12:00:00.000Z';
const form = {
  schema: {
    type: 'object',
    properties: { smoker: { type: 'boolean', title: 'Smoker' }, age: { type: 'integer', title: 'Age' } },
  },
};
const around = { me: aPerson(), caseFile: aCaseFile({ process: aProcess({ form }) }) };

function aConflict(kind: string, act: Act, current: unknown): OutboxEntry {
  const mutation = { id, seq: 1, at: '2026-11-23T10:00:00Z', act, target: { kind, id: 'x-1' }, baseVersion: 1 };
  return { id, caseId: aCase().id, mutation, state: 'conflict', attempts: 1, current };
}
const note = (value: string) => ({ type: 'TextualBody', purpose: 'commenting', value }) as const;
const merged = (entry: OutboxEntry, more: Partial<Parameters<typeof mergeEntry>[1]> = {}) => {
  const merge = mergeEntry(entry, { around, base: null, draft: null, ...more });
  if (!merge) throw new Error('There is nothing to put together');
  return merge;
};

test('a mark is put together from note, tag and place', () => {
  const mine = anAnnotation({ body: [note('Mine')] });
  const theirs = anAnnotation({
    body: [note('Theirs'), { type: 'TextualBody', purpose: 'tagging', value: 'medical' }],
  });
  const { fields, make } = merged(aConflict('annotation', { type: 'annotation.put', payload: mine }, theirs));
  expect(fields.map(({ id: field, mine: ours, theirs: others }) => [field, ours, others])).toEqual([
    ['note', 'Mine', 'Theirs'],
    ['tag', 'None', 'Medical'],
  ]);
  const made = make({ note: { side: 'own', value: 'Both' }, tag: { side: 'theirs' } }, NOW);
  expect(made).toMatchObject({
    act: {
      type: 'annotation.put',
      payload: { id: mine.id, modified: NOW, body: [note('Both'), { value: 'medical' }] },
    },
  });
});

test('mine is the draft as it is typed now, where it went on after it was shared', () => {
  const shared = aJudgment({ answers: { age: 1 } });
  const draft = aJudgment({ answers: { age: 3 }, updatedAt: '2026-11-23T11:00:00Z' });
  const entry = aConflict('judgment', { type: 'judgment.save', payload: shared }, aJudgment({ answers: { age: 2 } }));
  expect(merged(entry, { draft }).fields).toMatchObject([{ mine: '3', theirs: '2' }]);
});

test('two submissions put together are a draft: nobody has stood by those answers yet', () => {
  const mine = aSubmission({ judgment: aJudgment({ answers: { age: 1 } }) });
  const theirs = aSubmission({ judgment: aJudgment({ answers: { age: 2 } }) });
  const made = merged(aConflict('submission', { type: 'judgment.submit', payload: mine }, theirs)).make(
    { '/age': { side: 'theirs' } },
    NOW,
  );
  expect(made).toMatchObject({ draft: { answers: { age: 2 } } });
});

test('a review put together has a score of its own, and an outcome that fits its verdicts', () => {
  const correct = [
    { pointer: '/smoker', verdict: 'correct' },
    { pointer: '/age', verdict: 'correct' },
  ] as const;
  const mine = aReview({
    status: 'completed',
    disposition: 'accept',
    score: 100,
    items: correct,
    completedAt: '2026-11-23T10:00:00Z',
  });
  const theirs = aReview({
    status: 'completed',
    disposition: 'return',
    score: 50,
    items: [correct[0], { pointer: '/age', verdict: 'incorrect', comment: 'Born 1984' }],
  });
  const merge = merged(aConflict('review', { type: 'review.complete', payload: mine }, theirs));
  expect(merge.fields.map(field => [field.label, field.theirs])).toEqual([
    ['Age', 'Incorrect · Born 1984'],
    ['Decided', 'Returned to the analyst'],
  ]);
  expect(merge.problem?.({ '/age': { side: 'theirs' }, disposition: { side: 'mine' } })).toMatch(/cannot be accepted/);
  expect(merge.problem?.({ '/age': { side: 'mine' }, disposition: { side: 'theirs' } })).toMatch(/nothing to correct/);
  const both = { '/age': { side: 'theirs' }, disposition: { side: 'theirs' } } as const;
  expect(merge.problem?.(both)).toBeNull();
  expect(merge.make(both, NOW)).toMatchObject({
    act: { payload: { score: 50, disposition: 'return', completedAt: NOW } },
  });
});

test('of a removal, or of what cannot be read, there is nothing to put together', () => {
  const removal = aConflict('annotation', { type: 'annotation.delete', payload: {} }, anAnnotation());
  expect(mergeEntry(removal, { around, base: null, draft: null })).toBeNull();
  const unread = aConflict('judgment', { type: 'judgment.save', payload: aJudgment() }, { foreign: 'words' });
  expect(mergeEntry(unread, { around, base: null, draft: null })).toBeNull();
});

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
import { conflictSides } from './conflict-sides.ts';

const id = MutationId.parse('01950000-0000-7000-8000-000000000001');

function aConflict(kind: string, act: Act, current: unknown): OutboxEntry {
  const mutation = { id, seq: 1, at: '2026-11-23T10:00:00Z', act, target: { kind, id: 'x-1' }, baseVersion: 1 };
  return { id, caseId: aCase().id, mutation, state: 'conflict', attempts: 1, current };
}

const form = {
  schema: {
    type: 'object',
    properties: {
      smoker: { type: 'boolean', title: 'Smoker' },
      age: { type: 'integer', title: 'Age' },
      parties: {
        type: 'array',
        title: 'Party',
        items: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
      },
    },
  },
};
const around = {
  me: aPerson({ team: [{ id: 'p-ben', name: 'Ben Okoro' }] }),
  caseFile: aCaseFile({ process: aProcess({ form }) }),
};

function said(entry: OutboxEntry): unknown {
  const sides = conflictSides(entry, around);
  return sides.kind === 'differs' ? sides.differences.map(one => [one.label, one.mine, one.theirs]) : sides.kind;
}

test('two drafts differ in the questions that are answered differently, named as on the form', () => {
  const mine = aJudgment({ answers: { smoker: true, age: 41, parties: [{ name: 'A' }, { name: 'B' }] } });
  const theirs = aJudgment({ answers: { smoker: false, age: 41, parties: [{ name: 'A' }] } });
  expect(said(aConflict('judgment', { type: 'judgment.save', payload: mine }, theirs))).toEqual([
    ['Smoker', 'Yes', 'No'],
    ['Party', '2 entries', '1 entry'],
    ['Party 2 · Name', 'B', 'No answer'],
  ]);
});

test('the same answer on other evidence is a difference and says so', () => {
  const mine = aJudgment({ answers: { smoker: true }, evidence: { '/smoker': [anAnnotation().id] } });
  const theirs = aJudgment({ answers: { smoker: true } });
  expect(said(aConflict('judgment', { type: 'judgment.save', payload: mine }, theirs))).toEqual([
    ['Smoker', 'Yes · 1 place cited', 'Yes · nothing cited'],
  ]);
});

test('two submissions are compared by their judgments', () => {
  const mine = aSubmission({ judgment: aJudgment({ answers: { age: 41 } }) });
  const theirs = aSubmission({ judgment: aJudgment({ answers: { age: 42 } }) });
  expect(said(aConflict('submission', { type: 'judgment.submit', payload: mine }, theirs))).toEqual([
    ['Age', '41', '42'],
  ]);
});

test('a case that somebody else took says its state and who it is with', () => {
  const theirs = aCase({
    status: 'submitted',
    assignment: { userId: 'p-ben', as: 'analyst', assignedAt: '2026-11-23T09:00:00Z' },
  });
  expect(said(aConflict('case', { type: 'case.start', payload: {} }, theirs))).toEqual([
    ['The case', 'Started', 'Submitted'],
    ['Is with', 'Ana Ferreira', 'Ben Okoro'],
  ]);
});

test('an annotation differs in note and tag; one that was removed here shows what is still there', () => {
  const mine = anAnnotation({ body: [{ type: 'TextualBody', purpose: 'commenting', value: 'See page 3' }] });
  const theirs = anAnnotation({ body: [{ type: 'TextualBody', purpose: 'tagging', value: 'medical' }] });
  expect(said(aConflict('annotation', { type: 'annotation.put', payload: mine }, theirs))).toEqual([
    ['Note', 'See page 3', 'None'],
    ['Tag', 'None', 'Medical'],
  ]);
  expect(said(aConflict('annotation', { type: 'annotation.delete', payload: {} }, theirs))).toEqual([
    ['Annotation', 'Removed', expect.stringMatching(/^Medical · .*“never smoked”$/)],
  ]);
});

test('a review says what it decided on either side', () => {
  const mine = aReview({ status: 'completed', disposition: 'return' });
  const theirs = aReview({ status: 'completed', disposition: 'accept', comment: 'Fine' });
  expect(said(aConflict('review', { type: 'review.complete', payload: mine }, theirs))).toEqual([
    ['Decided', 'Returned to the analyst', 'Accepted in review'],
    ['Comment', 'None', 'Fine'],
  ]);
});

test('nothing that could be read is said to be gone, and the same content to be the same', () => {
  const mine = aJudgment();
  expect(said(aConflict('judgment', { type: 'judgment.save', payload: mine }, null))).toBe('gone');
  expect(said(aConflict('judgment', { type: 'judgment.save', payload: mine }, { foreign: 'words' }))).toBe('gone');
  expect(said(aConflict('judgment', { type: 'judgment.save', payload: mine }, mine))).toBe('same');
});

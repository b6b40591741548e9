import { expect, test } from 'vitest';
import type { Draft } from '../../data/views.ts';
import { ANA, aCaseFile, aJudgment, aSubmission } from '../../testing/builders.ts';
import { startingJudgment } from './starting-judgment.ts';

const at = (minute: number, word: string) =>
  aJudgment({ answers: { word }, updatedAt: `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z` });
const draft = (minute: number, isFromServer: boolean): Draft => ({
  judgment: at(minute, isFromServer ? 'server' : 'here'),
  baseVersion: 1,
  stale: false,
  isFromServer,
  savedAt: '2026-11-23T10:00:00Z',
});

test.each<[string, Draft | null, boolean, boolean, string | undefined]>([
  ['nothing when there is nothing', null, false, false, undefined],
  ['the draft on the server', draft(10, true), false, false, 'server'],
  ['the draft on this machine, however old', draft(10, false), true, false, 'here'],
  ['what was submitted after the server’s draft', draft(10, true), true, false, 'submitted'],
  ['the server’s draft of the next round', draft(30, true), true, false, 'server'],
  ['what was submitted, when it is sealed', draft(30, true), true, true, 'submitted'],
])('a form begins with %s', (_, kept, isSubmitted, isSealed, word) => {
  const submissions = isSubmitted ? [aSubmission({ judgment: at(20, 'submitted') })] : [];
  const begun = startingJudgment(aCaseFile({ submissions }), kept, ANA, isSealed);
  expect(begun.answers['word']).toBe(word);
});

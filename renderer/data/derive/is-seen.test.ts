import { expect, test } from 'vitest';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Act, OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';
import { aJudgment, anAnnotation, aSubmission } from '../../testing/builders.ts';
import { isSeen } from './is-seen.ts';

const id = MutationId.parse('0193a000-0000-7000-8000-000000000001');
function entry(act: Act, target: string, state: OutboxState, serverVersion?: number): OutboxEntry {
  const mutation = {
    id,
    seq: 1,
    at: '2026-11-23T12:00:00Z',
    act,
    target: { kind: 'annotation', id: target },
    baseVersion: 2,
  };
  const known = serverVersion === undefined ? {} : { serverVersion };
  return { id, caseId: CaseId.parse('c-1'), mutation, state, attempts: 1, ...known };
}
const mark: Act = { type: 'annotation.put', payload: anAnnotation() };
const submit: Act = { type: 'judgment.submit', payload: aSubmission() };
const save: Act = { type: 'judgment.save', payload: aJudgment() };

test.each<[string, OutboxEntry, number, boolean]>([
  ['accepted, and the feed has that version', entry(mark, 'a', 'accepted', 4), 4, true],
  ['accepted, and the feed has a later one', entry(mark, 'a', 'accepted', 4), 9, true],
  ['accepted, and the feed is behind', entry(mark, 'a', 'accepted', 4), 3, false],
  ['accepted without a version: the next one will do', entry(mark, 'a', 'accepted'), 3, true],
  ['accepted without a version, nothing new', entry(mark, 'a', 'accepted'), 2, false],
  ['not answered yet', entry(mark, 'a', 'unknown'), 9, false],
  ['a submission that is in the feed', entry(submit, 's-1', 'accepted', 1), 1, true],
  ['a submission that is not', entry(submit, 's-1', 'accepted', 1), 0, false],
  ['a shared draft, which is laid over nothing', entry(save, 'c-1', 'accepted', 4), 0, true],
])('%s', (_name, one, version, seen) => {
  expect(isSeen(one, () => version)).toBe(seen);
});

import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { MutationId } from '../../../../shared/model/ids.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { AttentionCard } from '../AttentionCard.tsx';

const id = MutationId.parse('01950000-0000-7000-8000-000000000001');
const names = Array.from({ length: 10 }, (_, i) => `q${i}`);
const form = {
  schema: {
    type: 'object',
    properties: Object.fromEntries(names.map((name, i) => [name, { type: 'integer', title: `Question ${i}` }])),
  },
};
const answersOf = (value: number) => Object.fromEntries(names.map(name => [name, value]));

test('a conflict shows mine beside theirs, eight differences at most, and how many more there are', async () => {
  const store = await openTestStore();
  try {
    await store.pull(aPage([aPut('process', 'new-business@1', aProcess({ form })), aPut('case', 'c-1', aCase())]));
    const entry: OutboxEntry = {
      id,
      caseId: aCase().id,
      mutation: {
        id,
        seq: 1,
        at: '2026-11-23T10:00:00Z',
        act: { type: 'judgment.save', payload: aJudgment({ answers: answersOf(1) }) },
        target: { kind: 'judgment', id: 'j-1' },
        baseVersion: 1,
      },
      state: 'conflict',
      attempts: 1,
      current: aJudgment({ answers: answersOf(2) }),
    };
    await renderWithStore(
      store,
      <ul>
        <AttentionCard entry={entry} caseName="NB-1" onOpenCase={() => {}} />
      </ul>,
    );
    await expect.element(page.getByRole('row', { name: 'Question 0 1 2' })).toBeVisible();
    expect(page.getByRole('row').elements()).toHaveLength(9);
    await expect.element(page.getByText('and 2 more differences')).toBeVisible();
  } finally {
    await store.discard();
  }
});

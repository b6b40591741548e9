import { expect, test } from 'vitest';
import { addOpenDraft, flushOpenDrafts } from './open-drafts.ts';

test('every open form is saved, also when one of them fails', async () => {
  const saved: string[] = [];
  const stops = [
    addOpenDraft(async () => void saved.push('judgment')),
    addOpenDraft(() => Promise.reject(new Error('disk full'))),
    addOpenDraft(async () => void saved.push('review')),
  ];
  await flushOpenDrafts();
  expect(saved).toEqual(['judgment', 'review']);
  for (const stop of stops) stop();
});

test('a form that is gone is not saved again', async () => {
  const saved: string[] = [];
  addOpenDraft(async () => void saved.push('late'))();
  await flushOpenDrafts();
  expect(saved).toEqual([]);
});

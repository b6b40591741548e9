import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../styles/layers.css';
import '../styles/tokens.css';
import '../styles/reset.css';
import { putAnnotation } from '../data/actions/put-annotation.ts';
import { saveDraft } from '../data/actions/save-draft.ts';
import { aJournal } from '../testing/a-journal.ts';
import { aCase, aJudgment, anAnnotation, aPage, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { SafetyBanners } from './SafetyBanners.tsx';

let store: TestStore;
afterEach(() => store.discard());

test('an act without its safety copy is told of, with what to do, until the copy is written', async () => {
  const journal = aJournal();
  const timers: (() => void)[] = [];
  let now = Date.parse('2026-11-23T12:00:00Z');
  const clock = {
    now: () => now++,
    after: (_ms: number, run: () => void) => {
      timers.push(run);
      return () => {};
    },
  };
  store = await openTestStore({ keep: journal.keep, clock });
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await renderWithStore(store, <SafetyBanners />);
  journal.fail('storage');
  await putAnnotation(store, anAnnotation());
  await expect.element(page.getByText('One act has no safety copy yet')).toBeVisible();
  await expect.element(page.getByText(/saved on this machine and is sent as usual.*free some space/)).toBeVisible();
  await expectAccessible();
  journal.fail(null);
  for (const run of timers.splice(0)) run();
  await expect.element(page.getByText('One act has no safety copy yet')).not.toBeInTheDocument();
});

test('a lost copy that was made again is told of once, with what came back', async () => {
  const journal = aJournal();
  store = await openTestStore({ keep: journal.keep });
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await putAnnotation(store, anAnnotation());
  await saveDraft(store, aJudgment(), 0);
  await store.db.outbox.clear();
  await store.db.drafts.clear();
  await journal.reconcile(store);
  await renderWithStore(store, <SafetyBanners />);
  await expect.element(page.getByText(/put back from its safety copy: one act and one draft/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect.element(page.getByText(/safety copy/)).not.toBeInTheDocument();
});

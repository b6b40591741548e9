import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../styles/layers.css';
import '../../styles/tokens.css';
import '../../styles/reset.css';
import { CaseId } from '../../../shared/model/ids.ts';
import { FEED_STATE } from '../../data/feed/feed-state.ts';
import { readFeedState } from '../../data/feed/load-feed.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { HeldNotice } from './HeldNotice.tsx';

let store: TestStore;
afterEach(() => store.discard());

async function withHeld(held: { id: string; version: number; kept: boolean }[]): Promise<void> {
  store = await openTestStore();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await store.db.meta.put({ name: FEED_STATE, value: { ...(await readFeedState(store.db)), held } });
}

test.each(['light', 'dark'])('I13 a held case that is opened says so, and leads to the decision (%s)', async theme => {
  document.documentElement.dataset['theme'] = theme;
  await withHeld([{ id: 'c-1', version: 2, kept: false }]);
  const went: string[] = [];
  await renderWithStore(store, <HeldNotice caseId={CaseId.parse('c-1')} onDecide={() => went.push('outbox')} />);
  await expect.element(page.getByText('The client’s server has taken this case away')).toBeVisible();
  await expect.element(page.getByText(/until you have said in the outbox/)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Look and decide' }));
  expect(went).toEqual(['outbox']);
  await expectAccessible();
});

test('a held case that was to stay says that, and any other case says nothing', async () => {
  await withHeld([{ id: 'c-1', version: 2, kept: true }]);
  await renderWithStore(store, <HeldNotice caseId={CaseId.parse('c-1')} onDecide={() => {}} />);
  await expect.element(page.getByText(/You have said that it stays/)).toBeVisible();
  await store.db.meta.put({ name: FEED_STATE, value: { ...(await readFeedState(store.db)), held: [] } });
  await expect.element(page.getByText('The client’s server has taken this case away')).not.toBeInTheDocument();
});

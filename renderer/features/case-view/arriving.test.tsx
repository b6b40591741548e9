import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { DocumentBytesState } from '../../../shared/model/document.ts';
import { StoreContext } from '../../data/store-context.ts';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { aCase, aDocument, aProcess } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../ui/places.ts';
import { stubBytes } from '../../viewer/testing/stub-bytes.ts';
import { Panes } from './Panes.tsx';

let store: TestStore;

beforeEach(async () => {
  forgetPlaces();
  store = await openTestStore();
});
afterEach(() => store.discard());

const theLetter = (bytesState: DocumentBytesState) => ({
  record: aDocument({ id: 'd-1', name: 'letter.txt', mediaType: 'text/plain' }),
  bytesState,
  offset: 4,
});

function PanesOf({ bytesState }: { bytesState: DocumentBytesState }) {
  const bytes = stubBytes(new TextEncoder().encode('Dear Sirs,'));
  return (
    <main style={{ width: 1200, height: 700 }}>
      <Panes
        caseFile={{
          record: aCase(),
          version: 1,
          status: 'assigned',
          process: aProcess(),
          documents: [theLetter(bytesState)],
          submissions: [],
          reviews: [],
          queries: [],
          notes: [],
          outbox: [],
        }}
        annotations={[]}
        readOnly={false}
        reveal={null}
        onSelectionChange={() => {}}
        openBytes={async () => (bytesState === 'verified' ? bytes : null)}
      />
    </main>
  );
}

test('a list of documents that is open stays open while a document arrives, and the document is shown', async () => {
  const view = await renderWithStore(store, <PanesOf bytesState="partial" />);
  await expect.element(page.getByText('This document is not on this machine yet')).toBeVisible();
  await page.getByRole('button', { name: /^Document: letter.txt/ }).click();
  const entry = page.getByRole('menuitem', { name: /letter.txt/ });
  await expect.element(entry).toBeVisible();
  const before = entry.element();
  await view.rerender(
    <StoreContext value={store}>
      <PanesOf bytesState="verified" />
    </StoreContext>,
  );
  await vi.waitFor(() => expect(document.querySelector('[data-testid="text-view"]')).not.toBeNull(), {
    timeout: 10_000,
  });
  expect(entry.element()).toBe(before);
});

import { createRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { readDraft } from '../../data/queries/use-draft.ts';
import { systemClock } from '../../data/system-clock.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { aJournal, type TestJournal } from '../../testing/a-journal.ts';
import { aCase, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { JudgmentPanel } from './JudgmentPanel.tsx';
import { sampleForm } from './testing/sample-form.ts';

const record = aCase({ status: 'in-progress' });
let store: TestStore;
afterEach(() => store.discard());

async function begin(journal: TestJournal): Promise<void> {
  store = await openTestStore({ clock: systemClock, keep: journal.keep });
  const process = aProcess({ form: sampleForm });
  await store.pull(aPage([aPut('process', 'new-business@1', process), aPut('case', record.id, record)]));
}

function Case() {
  const caseFile = useCaseFile(record.id);
  if (!caseFile) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 720 }}>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={[]}
        readOnly={false}
        onRevealEvidence={() => {}}
        onFocusAnswer={() => {}}
        onSubmitted={() => {}}
        handle={createRef()}
      />
    </main>
  );
}

const answersKept = async () => (await readDraft(store, record.id))?.judgment.answers;

test('a disk that is full is said while what was typed stays on the screen, and it is saved when there is room', async () => {
  await begin(aJournal());
  await renderWithStore(store, <Case />);
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.db.drafts.hook('creating', full);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  await expect.element(page.getByText(/^Not saved: the disk is full.*free some space/)).toBeVisible();
  await expect.element(page.getByLabelText(/Occupation/)).toHaveValue('Roofer');
  store.db.drafts.hook('creating').unsubscribe(full);
  // Nobody types on: it is tried again by itself.
  await expect.poll(answersKept).toEqual({ occupation: 'Roofer' });
  await expect.element(page.getByText(/^Saved on this machine \d/)).toBeVisible();
});

test('an answer whose safety copy is not written yet is not called saved', async () => {
  const journal = aJournal();
  journal.fail('disconnected');
  await begin(journal);
  await renderWithStore(store, <Case />);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  await expect.poll(answersKept).toEqual({ occupation: 'Roofer' });
  await expect.element(page.getByText(/Its safety copy will be written when .* background part is back/)).toBeVisible();
  journal.fail(null);
  await expect.element(page.getByText(/^Saved on this machine \d/)).toBeVisible();
});

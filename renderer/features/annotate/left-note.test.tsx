import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import type { CaseFile } from '../../data/views.ts';
import { aCase, aDocument, aProcess } from '../../testing/builders.ts';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { AnnotateBar } from './AnnotateBar.tsx';

const markId = AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000009');
const selecting = (exact: string): DocumentSelection => ({
  document: aDocument({ name: 'Letter of 2 March' }),
  selectors: [{ type: 'TextQuoteSelector', exact }],
  exact,
  box: { left: 300, top: 300, right: 420, bottom: 320 },
});
const smoked = selecting('never smoked');
const caseFile: CaseFile = {
  record: aCase(),
  version: 1,
  status: 'assigned',
  process: aProcess(),
  documents: [],
  submissions: [],
  reviews: [],
  queries: [],
  notes: [],
  outbox: [],
};

async function setUp() {
  onTestFinished(listenForKeys(window, () => commandRegistry.all()));
  const onMark = vi.fn<(at: DocumentSelection, words: object) => Promise<AnnotationId>>(async () => markId);
  const bar = (selection: DocumentSelection | null, readOnly = false) => (
    <main>
      <AnnotateBar
        caseFile={caseFile}
        selection={selection}
        readOnly={readOnly}
        citeFor={null}
        onMark={onMark}
        onCite={() => {}}
      />
      <input aria-label="An answer" />
    </main>
  );
  const { rerender, unmount } = await render(bar(smoked));
  await page.getByRole('button', { name: 'Add a note' }).click();
  await userEvent.keyboard('since 2010');
  return {
    onMark,
    show: (selection: DocumentSelection | null, readOnly?: boolean) => rerender(bar(selection, readOnly)),
    unmount,
  };
}
const note = page.getByLabelText('Note');

test('I3 a note whose selection collapses stays where it was typed, says what it is about, and can be marked', async () => {
  const { onMark, show } = await setUp();
  await show(null);
  await expect.element(note).toHaveValue('since 2010');
  await expect.element(note).toHaveFocus();
  await expect
    .element(page.getByText('Not marked yet: your note on «never smoked» in Letter of 2 March.'))
    .toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: /^Highlight/ }).click();
  expect(onMark.mock.calls).toEqual([[smoked, { note: 'since 2010' }]]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('I3 other words that are selected go before, and then the note is offered again', async () => {
  const { onMark, show } = await setUp();
  const other = selecting('two glasses of wine');
  await show(other);
  await expect.element(note).not.toBeInTheDocument();
  await userEvent.keyboard('h');
  await show(null);
  await expect.element(note).toHaveValue('since 2010');
  await show(smoked);
  await expect.element(page.getByText(/Not marked yet/)).not.toBeInTheDocument();
  await expect.element(note).toHaveValue('since 2010');
  await page.getByRole('button', { name: /^Highlight/ }).click();
  expect(onMark.mock.calls).toEqual([
    [other, {}],
    [smoked, { note: 'since 2010' }],
  ]);
});

test('I3 Escape in another place does not cost a note; in the bar it leaves it', async () => {
  const { show } = await setUp();
  await show(null);
  await page.getByLabelText('An answer').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(note).toHaveValue('since 2010');
  await note.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('a note that is emptied by hand is not offered again', async () => {
  const { show } = await setUp();
  await userEvent.clear(note);
  await show(null);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('I3 every note that was left is marked when the window locks, once', async () => {
  const { onMark, show } = await setUp();
  const other = selecting('two glasses of wine');
  await show(other);
  await userEvent.keyboard('n');
  await userEvent.keyboard('a day');
  await flushOpenDrafts();
  await flushOpenDrafts();
  expect(onMark.mock.calls).toEqual([
    [smoked, { note: 'since 2010' }],
    [other, { note: 'a day' }],
  ]);
});

test('I3 a note that was left is marked when the person goes to another case', async () => {
  const { onMark, show, unmount } = await setUp();
  await show(null);
  await unmount();
  expect(onMark.mock.calls).toEqual([[smoked, { note: 'since 2010' }]]);
});

test('a note that is still there when the case is sealed can be read and copied, and is marked no more', async () => {
  const { onMark, show, unmount } = await setUp();
  await show(null, true);
  await expect.element(page.getByText('since 2010')).toBeVisible();
  await expect.element(page.getByText(/cannot be any more/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Discard the note' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await unmount();
  expect(onMark).not.toHaveBeenCalled();
});

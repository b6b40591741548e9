import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Annotation } from '../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import type { CaseFile } from '../../data/views.ts';
import { aCase, aDocument, anAnnotation, aPerson, aProcess } from '../../testing/builders.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { AnnotateBar } from './AnnotateBar.tsx';
import { barPlace } from './bar-place.ts';
import { listAnnotations } from './list-annotations.ts';
import { newAnnotation, withNote } from './new-annotation.ts';

const markId = AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000009');
const quote = { type: 'TextQuoteSelector' as const, exact: 'never smoked' };
const selection = {
  document: aDocument(),
  selectors: [quote],
  exact: 'never smoked',
  box: { left: 300, top: 300, right: 420, bottom: 320 },
};
const caseFile: CaseFile = {
  record: aCase(),
  version: 1,
  status: 'assigned',
  process: aProcess({
    tags: [
      { id: 'medical', label: 'Medical' },
      { id: 'habit', label: 'Habit', shortcut: 's' },
    ],
  }),
  documents: [{ record: aDocument(), bytesState: 'verified', offset: 4 }],
  submissions: [],
  reviews: [],
  queries: [],
  notes: [],
  outbox: [],
};
const store = {
  me: aPerson(),
  newId: () => '0193a000-0000-7000-8000-000000000009',
  nowIso: () => '2026-11-23T10:00:00Z',
};

test('a new annotation is a Web Annotation of the model, with tag and note as bodies', () => {
  const made = newAnnotation(store, caseFile, selection, { tag: 'medical', note: ' since 2010 ' });
  expect(Annotation.parse(made)).toEqual(made);
  expect(made.body.map(({ purpose, value }) => [purpose, value])).toEqual([
    ['tagging', 'medical'],
    ['commenting', 'since 2010'],
  ]);
  expect(withNote(made, '', '2026-11-23T11:00:00Z').body).toHaveLength(1);
});

test('the bar marks by key, with a tag, with a note, or cites', async () => {
  const onMark = vi.fn<(at: object, words: object) => Promise<AnnotationId>>(async () => markId);
  const onCite = vi.fn<(id: AnnotationId) => void>();
  const stop = listenForKeys(window, () => commandRegistry.all());
  // As the form beside the document has it.
  const submit = vi.fn<() => void>();
  const takeBack = commandRegistry.add(() => ({ id: 's', title: 's', group: 's', keys: 'Mod+Enter', run: submit }));
  const bar = (id: number) => (
    <main>
      <AnnotateBar
        caseFile={caseFile}
        selection={{ ...selection, selectors: [{ ...quote, prefix: String(id) }] }}
        readOnly={false}
        citeFor={{ label: 'Smoker' }}
        onMark={onMark}
        onCite={onCite}
      />
    </main>
  );
  const { rerender } = await render(bar(1));
  await expect.element(page.getByRole('button', { name: /Cite for «Smoker»/ })).toBeVisible();
  const { violations } = await axe.run(document.body, { rules: { 'page-has-heading-one': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await userEvent.keyboard('1');
  await rerender(bar(2));
  await userEvent.keyboard('s');
  await rerender(bar(3));
  await userEvent.keyboard('n');
  await userEvent.keyboard('see p. 3{Control>}{Enter}{/Control}');
  expect(onMark.mock.calls.map(([, words]) => words)).toEqual([
    { tag: 'medical' },
    { tag: 'habit' },
    { tag: undefined, note: 'see p. 3' },
  ]);
  await vi.waitFor(() => expect(onCite.mock.calls).toEqual([[markId]]));
  expect(submit).not.toHaveBeenCalled();
  takeBack();
  stop();
});

test('cells that are selected are taken for the form by a key; words of a sentence are not', async () => {
  const stop = listenForKeys(window, () => commandRegistry.all());
  const onTakeTable = vi.fn<(taken: object) => void>();
  const cells = { ...selection, exact: '', table: () => Promise.resolve([['HbA1c', '41']]) };
  const bar = (selected: DocumentSelection) => (
    <AnnotateBar
      caseFile={caseFile}
      selection={selected}
      readOnly={false}
      citeFor={null}
      onMark={async () => markId}
      onTakeTable={onTakeTable}
      onCite={() => {}}
    />
  );
  const { rerender } = await render(bar(selection));
  await userEvent.keyboard('t');
  expect(onTakeTable).not.toHaveBeenCalled();
  await rerender(bar(cells));
  await expect.element(page.getByRole('button', { name: 'Take as a table for the form' })).toBeVisible();
  await userEvent.keyboard('t');
  expect(onTakeTable.mock.calls).toEqual([[cells]]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  stop();
});

test('G24 a note that is being typed when the window locks is kept with its mark', async () => {
  const onMark = vi.fn<(at: object, words: object) => Promise<AnnotationId>>(async () => markId);
  const onCite = vi.fn<(id: AnnotationId) => void>();
  await render(
    <AnnotateBar
      caseFile={caseFile}
      selection={selection}
      readOnly={false}
      citeFor={null}
      onMark={onMark}
      onCite={onCite}
    />,
  );
  await page.getByRole('button', { name: 'Add a note' }).click();
  await flushOpenDrafts();
  expect(onMark).not.toHaveBeenCalled();
  await userEvent.keyboard('since 2010');
  await flushOpenDrafts();
  expect(onMark.mock.calls).toEqual([[selection, { tag: undefined, note: 'since 2010' }]]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await flushOpenDrafts();
  expect(onMark).toHaveBeenCalledTimes(1);
  expect(onCite).not.toHaveBeenCalled();
});

test.each(['light', 'dark'])(
  'I3 a note that the full disk did not take stays in the bar with the reason, and is marked at the next try (%s)',
  async theme => {
    document.documentElement.dataset['theme'] = theme;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const stop = listenForKeys(window, () => commandRegistry.all());
    let isFull = true;
    const onMark = vi.fn<(at: object, words: object) => Promise<AnnotationId>>(async () => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return markId;
    });
    const bar = (selected: DocumentSelection | null) => (
      <main>
        <AnnotateBar
          caseFile={caseFile}
          selection={selected}
          readOnly={false}
          citeFor={null}
          onMark={onMark}
          onCite={() => {}}
        />
      </main>
    );
    const { rerender } = await render(bar(selection));
    await page.getByRole('button', { name: 'Add a note' }).click();
    await userEvent.keyboard('since 2010{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/the disk of this machine is full/)).toBeVisible();
    await rerender(bar(null));
    await expect.element(page.getByLabelText('Note')).toHaveValue('since 2010');
    await expectAccessible();
    document.documentElement.dataset['theme'] = 'light';
    isFull = false;
    await page.getByRole('button', { name: /^Highlight/ }).click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(onMark.mock.calls.at(-1)).toEqual([selection, { tag: undefined, note: 'since 2010' }]);
    stop();
  },
);

test('annotations are listed by document in reading order, and lost ones at the end', () => {
  const on = (id: string, document: string, start: number) => ({
    unsent: false,
    annotation: anAnnotation({
      id,
      target: {
        source: `urn:meridian:document:${document}:v1`,
        selector: [{ ...quote, refinedBy: { type: 'TextPositionSelector', start, end: start + 12 } }],
      },
    }),
  });
  const groups = listAnnotations([on('b', 'd-1', 90), on('x', 'gone', 0), on('a', 'd-1', 5)], caseFile.documents, [], {
    tag: null,
    words: 'SMOKED',
  });
  expect(groups.map(group => group.annotations.map(({ annotation }) => annotation.id))).toEqual([['a', 'b'], ['x']]);
});

test('the bar stands above what it acts on, below when there is no room, and always in the window', () => {
  const bar = { width: 300, height: 80 };
  const view = { width: 1000, height: 600 };
  expect(barPlace({ left: 400, right: 500, top: 300, bottom: 320 }, bar, view)).toEqual({ left: 300, top: 212 });
  expect(barPlace({ left: 0, right: 50, top: 40, bottom: 60 }, bar, view)).toEqual({ left: 8, top: 68 });
  expect(barPlace({ left: 0, right: 999, top: 0, bottom: 599 }, bar, view).top).toBe(8);
});

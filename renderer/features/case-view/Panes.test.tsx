import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { makePdf } from '../../viewer/testing/make-pdf.ts';
import { highlighted, selectWords } from '../../viewer/testing/select-words.ts';
import { stubBytes } from '../../viewer/testing/stub-bytes.ts';
import { aCase, aDocument, anAnnotation, aProcess } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { listenForKeys } from '../../ui/commands/dispatch-keys.ts';
import { commandRegistry } from '../../ui/commands/command-registry.ts';
import { forgetPlaces } from '../../ui/places.ts';
import '../../styles/layers.css';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { useLayoutStore } from './layout-store.ts';
import { Panes } from './Panes.tsx';

const LETTER = 'Dear Sirs,\n\nthe applicant has never smoked and takes no medication.\n\nDr. Gomes\n';

let store: TestStore;

beforeEach(async () => {
  forgetPlaces();
  useLayoutStore.setState({ layouts: {} });
  store = await openTestStore();
});
afterEach(() => store.discard());

async function showCase(
  props: { annotations?: readonly AnnotationView[]; revealed?: string; isDamaged?: boolean } = {},
) {
  const files = new Map<string, Uint8Array | 'torn'>([
    ['d-1', await makePdf([['Application'], ['Second page']])],
    ['d-2', new TextEncoder().encode(LETTER)],
    ['d-3', 'torn'],
  ]);
  const document = (id: string, name: string) => ({
    record: aDocument({ id, name, mediaType: 'application/octet-stream' }),
    bytesState: props.isDamaged ? ('failed' as const) : ('verified' as const),
    offset: 4,
  });
  const caseFile: CaseFile = {
    record: aCase(),
    version: 1,
    status: 'assigned',
    process: aProcess(),
    documents: [document('d-1', 'application.pdf'), document('d-2', 'letter.txt'), document('d-3', 'torn.bin')],
    submissions: [],
    reviews: [],
    queries: [],
    notes: [],
    outbox: [],
  };
  const selections: (DocumentSelection | null)[] = [];
  const openBytes = (record: { id: string }) => {
    if (props.isDamaged) return Promise.resolve(null);
    const file = files.get(record.id);
    return file instanceof Uint8Array
      ? Promise.resolve(stubBytes(file))
      : Promise.reject(new Error('chunk 0 does not open'));
  };
  const stop = listenForKeys(window, () => commandRegistry.all());
  const view = await renderWithStore(
    store,
    <main style={{ width: 1200, height: 700 }}>
      <Panes
        caseFile={caseFile}
        annotations={props.annotations ?? []}
        readOnly={false}
        reveal={props.revealed === undefined ? null : { annotationId: props.revealed, nonce: 1 }}
        onSelectionChange={selection => selections.push(selection)}
        openBytes={openBytes}
      />
    </main>,
  );
  return { view, selections, stop };
}

test('a document opens beside another, and one that fails leaves the other alone', async () => {
  const { stop } = await showCase();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await page.getByRole('button', { name: 'Open a document beside this one' }).click();
  await page.getByRole('menuitem', { name: /torn.bin/ }).click();
  await expect.element(page.getByText('This document could not be opened')).toBeVisible();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  stop();
});

test('a document that arrived damaged says so, and not that it is still to come', async () => {
  const { stop } = await showCase({ isDamaged: true });
  await expect.element(page.getByText('This document arrived damaged')).toBeVisible();
  await expect.element(page.getByText(/^What arrived is not what the client sent/)).toBeVisible();
  expect(page.getByText('This document is not on this machine yet').elements()).toHaveLength(0);
  stop();
});

test('a page that was left is where it was when its document comes back', async () => {
  const { stop } = await showCase();
  await vi.waitFor(() => expect(document.querySelector('[data-page="1"]')).not.toBeNull());
  await userEvent.keyboard(']');
  await expect.element(page.getByRole('textbox', { name: 'Page' })).toHaveValue('2');
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}1{/Alt}');
  await expect.element(page.getByRole('textbox', { name: 'Page' })).toHaveValue('2');
  stop();
});

test('a mark that is asked for is shown in its document', async () => {
  const annotation = anAnnotation({
    target: {
      source: 'urn:meridian:document:d-2:v1',
      selector: [{ type: 'TextQuoteSelector', exact: 'never smoked', prefix: 'has ', suffix: ' and' }],
    },
  });
  const { stop } = await showCase({ annotations: [{ annotation, unsent: false }], revealed: annotation.id });
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  await vi.waitFor(() => expect(highlighted('mark-selected')).toEqual(['never smoked']));
  stop();
});

test('words selected in a letter are quoted with where they stand', async () => {
  const { selections, stop } = await showCase();
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  selectWords(page.getByTestId('text-view').element(), 'takes no medication');
  await vi.waitFor(() => expect(selections.at(-1)?.exact).toBe('takes no medication'));
  const start = LETTER.indexOf('takes');
  expect(selections.at(-1)?.selectors[0]).toMatchObject({ refinedBy: { start, end: start + 19 } });
  stop();
});

test('the panes are free of accessibility violations', async () => {
  const { stop } = await showCase();
  await page.getByRole('button', { name: 'Open a document beside this one' }).click();
  await page.getByRole('menuitem', { name: /letter.txt/ }).click();
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  await vi.waitFor(() => expect(document.querySelector('[data-text="ready"]')).not.toBeNull(), { timeout: 5000 });
  const { violations } = await axe.run(document.body, {
    // The page around is the test's, not ours.
    rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  stop();
});

const tabNames = () => [...document.querySelectorAll('[role=tab]')].map(tab => tab.textContent);
const regions = () => [...document.querySelectorAll<HTMLElement>('[data-region]')].map(region => region.ariaLabel);

test('panes are split and their tabs moved by keys alone, up to four', async () => {
  const { stop } = await showCase();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}{Shift>}R{/Shift}{/Alt}');
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}{Shift>}D{/Shift}{/Alt}');
  await vi.waitFor(() => expect(regions()).toHaveLength(3));
  await userEvent.keyboard('{Alt>}{Shift>}D{/Shift}{/Alt}');
  await userEvent.keyboard('{Alt>}{Shift>}R{/Shift}{/Alt}');
  await vi.waitFor(() => expect(regions()).toHaveLength(4));
  // Left: the PDF. Right: the PDF and the letter as tabs, and the letter twice below.
  expect(tabNames()).toEqual(['application.pdf', 'application.pdf', 'letter.txt', 'letter.txt', 'letter.txt']);
  await userEvent.keyboard('{Alt>}{Shift>}N{/Shift}{/Alt}');
  await vi.waitFor(() =>
    expect(document.querySelector('[data-region][data-active]')?.getAttribute('aria-label')).toBe(
      'Document pane: application.pdf',
    ),
  );
  await userEvent.keyboard('{Alt>}{Shift>}M{/Shift}{/Alt}');
  await vi.waitFor(() => expect(regions()).toHaveLength(3));
  await userEvent.keyboard('{Alt>}{Shift>}X{/Shift}{/Alt}');
  await vi.waitFor(() => expect(regions()).toHaveLength(3));
  stop();
});

test('a tab that is dragged onto the edge of a pane becomes a pane there', async () => {
  const { stop } = await showCase();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}2{/Alt}');
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  const tab = page.getByRole('tab', { name: 'application.pdf' });
  await tab.dropTo(page.getByTestId('text-view'), { targetPosition: { x: 400, y: 600 } });
  await vi.waitFor(() => expect(regions()).toEqual(['Document pane: letter.txt', 'Document pane: application.pdf']));
  const [above, below] = [...document.querySelectorAll('[data-region]')].map(region => region.getBoundingClientRect());
  expect(below?.top).toBeGreaterThanOrEqual(above?.bottom ?? 0);
  stop();
});

test('the next case of a process has its panes as they were left', async () => {
  const first = await showCase();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}{Shift>}D{/Shift}{/Alt}');
  await vi.waitFor(() => expect(regions()).toHaveLength(2));
  first.stop();
  await first.view.unmount();
  forgetPlaces();
  const second = await showCase();
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  await vi.waitFor(() => expect(regions()).toEqual(['Document pane: application.pdf', 'Document pane: letter.txt']));
  second.stop();
});

test('a document that has its place in one pane has another one in the next', async () => {
  const { stop } = await showCase();
  await vi.waitFor(() => expect(document.querySelector('[data-page="1"]')).not.toBeNull());
  await userEvent.keyboard('{Alt>}{Shift>}R{/Shift}{/Alt}');
  await vi.waitFor(() => expect(page.getByRole('textbox', { name: 'Page' }).elements()).toHaveLength(2));
  await userEvent.keyboard(']');
  const pages = () =>
    page
      .getByRole('textbox', { name: 'Page' })
      .elements()
      .map(field => (field as HTMLInputElement).value);
  await vi.waitFor(() => expect(pages()).toEqual(['1', '2']));
  stop();
});

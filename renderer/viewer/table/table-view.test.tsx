import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { makeWorkbook } from '../testing/make-zip.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';

const cell = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const sheet = (rows: string, more = '') => `<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`;

const WORKBOOK = makeWorkbook([
  {
    name: 'Lab',
    xml: sheet(
      `<row r="1">${cell('A1', 'All results')}</row><row r="2"><c r="A2"><f>B2*2</f><v>12</v></c>${cell('B2', 'ok')}${cell('C2', 'ok')}</row>`,
      '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
    ),
  },
  { name: 'Empty', xml: sheet('') },
  {
    name: 'Kept & secret',
    state: 'hidden',
    xml: sheet(`<row r="1">${cell('A1', 'needle')}</row><row r="2">${cell('B2', 'ok')}</row>`),
  },
]);
const asWorkbook = { name: 'lab.xlsx', mediaType: 'application/octet-stream' };
const grid = () => page.getByRole('grid');
const bar = () => page.getByTestId('cell-bar').element().textContent;

async function focusGrid(): Promise<void> {
  await expect.element(grid()).toBeVisible();
  (grid().element() as HTMLElement).focus();
}

test('a cell shows its value and says its formula; cells that are one are walked as one', async () => {
  await showDocument(WORKBOOK, asWorkbook);
  await focusGrid();
  await expect.poll(bar).toMatch(/^A1All results$/);
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(bar).toMatch(/^A2=B2\*212$/);
  await userEvent.keyboard('{ArrowRight}{ArrowUp}');
  await expect.poll(bar).toMatch(/^A1/);
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(bar).toMatch(/^A1/);
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.poll(bar).toMatch(/^C2ok$/);
});

test('a marked cell is found again among cells with the same words, on its own sheet', async () => {
  const shown = await showDocument(WORKBOOK, asWorkbook);
  await focusGrid();
  await userEvent.keyboard('{Control>}{End}{/Control}{Enter}');
  const selectors = shown.selection?.selectors ?? [];
  expect(selectors).toMatchObject([{ exact: 'ok' }, { value: 'sheet=Lab&cell=2,3' }]);
  // Its own words stand elsewhere too, and before it.
  const moved = selectors.map(selector =>
    selector.type === 'TextQuoteSelector' ? { ...selector, prefix: 'x' } : selector,
  );
  shown.setMarks([aMark({ id: 'm', selectors: moved })]);
  await expect.element(page.getByRole('gridcell', { name: 'ok, marked: Medical' })).toHaveAttribute('data-cell', '2-C');
});

test('cells are chosen as a block by key or by mouse, marked, and found again as the same block', async () => {
  const shown = await showDocument('name;year;sum\nAna;2010;5\nBo;2011;7\nCy;2012;9', {
    name: 'a.csv',
    mediaType: 'text/csv',
  });
  await focusGrid();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
  await expectAccessible();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(shown.selection?.scope).toBe('cells'), { timeout: 10_000 });
  const byKey = shown.selection?.selectors ?? [];
  expect(byKey).toMatchObject([{ exact: '2010;5\nBo;2011;7' }, { value: 'cell=2,2-3,3' }]);
  await page.getByRole('gridcell', { name: '2010' }).click();
  await page.getByRole('gridcell', { name: '7' }).click({ modifiers: ['Shift'] });
  await vi.waitFor(() => expect(shown.selection?.selectors).toEqual(byKey), { timeout: 10_000 });
  shown.setMarks([aMark({ id: 'm', selectors: byKey })]);
  const marked = page.getByRole('gridcell', { name: /marked: Medical/ });
  await expect
    .poll(() => marked.elements().map(one => one.getAttribute('data-cell')))
    .toEqual(['2-B', '2-C', '3-B', '3-C']);
  expect(shown.placements.get('m')).toBe('placed');
});

test('search goes to the sheet of its hit, hidden or not, and a mark there is revealed', async () => {
  const shown = await showDocument(WORKBOOK, asWorkbook);
  await expect.element(page.getByRole('tab', { name: 'Kept & secret (hidden)' })).toBeVisible();
  await expect.element(page.getByText(/One sheet was hidden by the writer/)).toBeVisible();
  shown.view?.find('needle');
  await expect.element(page.getByRole('tab', { name: /Kept/ })).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByRole('gridcell', { name: 'needle' })).toHaveAttribute('data-hit', 'current');
  shown.setMarks([aMark({ id: 'm', selectors: [{ type: 'FragmentSelector', value: 'sheet=Lab&cell=2,1' }] })]);
  await vi.waitFor(() => expect(shown.placements.get('m')).toBe('placed'));
  shown.reveal('m');
  await expect.element(page.getByRole('tab', { name: 'Lab' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(bar).toMatch(/^A2/);
});

test('an empty sheet says so, and the grid has no barrier', async () => {
  await showDocument(WORKBOOK, asWorkbook);
  await focusGrid();
  await expectAccessible();
  await page.getByRole('tab', { name: 'Empty' }).click();
  await expect.element(page.getByText('This sheet is empty.')).toBeVisible();
});

test('a table whose letters look wrong is read in another encoding', async () => {
  await showDocument(Uint8Array.of(0x61, 0x3b, 0xe4, 0x0a, 0x31, 0x3b, 0x32), { name: 'a.csv', mediaType: 'text/csv' });
  await expect.element(page.getByRole('columnheader', { name: 'ä' })).toBeVisible();
  await page.getByRole('button', { name: /Encoding/ }).click();
  await page.getByRole('option', { name: 'koi8-r' }).click();
  await expect.element(page.getByRole('columnheader', { name: 'Д' })).toBeVisible();
});

test('a workbook that is locked, or made to do harm, is refused by name', async () => {
  const bomb = makeWorkbook([{ name: 'S', xml: `<worksheet>${' '.repeat(40 * 1024 * 1024)}</worksheet>` }]);
  await showDocument(bomb, asWorkbook);
  await expect.element(page.getByRole('alert')).toHaveAttribute('data-reason', 'bomb');
  await expect.element(page.getByText(/packed so tightly/)).toBeVisible();
});

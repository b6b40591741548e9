import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { highlighted, selectWords } from './testing/select-words.ts';
import { listenForKeys } from '../ui/commands/dispatch-keys.ts';
import { commandRegistry } from '../ui/commands/command-registry.ts';
import { expectAccessible } from '../ui/testing/accessibility.ts';
import { makePdf } from './testing/make-pdf.ts';
import { aMark, showDocument } from './testing/show-document.tsx';

const CSV = 'date;test;result\n2026-01-02;HbA1c;5,4\n2026-01-03;"Cholesterol; total";191\n';

test('a table is a grid whose cells are quoted from the text of the file', async () => {
  const shown = await showDocument(CSV, { name: 'lab.csv', mediaType: 'text/csv' });
  await expect.element(page.getByRole('grid', { name: 'lab.csv' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'result' })).toBeVisible();
  await page.getByRole('gridcell', { name: 'Cholesterol; total' }).click();
  const start = CSV.indexOf('Cholesterol');
  expect(shown.selection?.selectors).toMatchObject([
    { exact: 'Cholesterol; total', refinedBy: { start, end: start + 18 } },
    { value: 'cell=3,2' },
  ]);
});

test('cells are walked and chosen by key, and a marked one says so', async () => {
  const shown = await showDocument(CSV, { name: 'lab.csv', mediaType: 'text/csv' });
  const grid = page.getByRole('grid', { name: 'lab.csv' });
  await expect.element(grid).toBeVisible();
  (grid.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{Enter}');
  expect(shown.selection?.exact).toBe('5,4');
  shown.setMarks([aMark({ id: 'm', selectors: shown.selection?.selectors ?? [] })]);
  await expect.element(page.getByRole('gridcell', { name: '5,4, marked: Medical' })).toBeVisible();
});

test('text that is no UTF-8 is read as windows-1252', async () => {
  await showDocument(Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80), {
    name: 'a.txt',
    mediaType: 'text/plain',
  });
  await expect.element(page.getByText('Grüße €')).toBeVisible();
});

test('search in a long text scrolls to its hits', async () => {
  const text = `${'A line of no interest at all.\n'.repeat(20_000)}The needle is here.\n`;
  const shown = await showDocument(text, { name: 'long.txt', mediaType: 'text/plain' });
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  shown.view?.find('NEEDLE');
  await vi.waitFor(() => expect(highlighted('hit-current')).toEqual(['needle']));
  const range = [...(CSS.highlights.get('hit-current') ?? [])][0] as Range;
  await vi.waitFor(() => {
    const { top } = range.getBoundingClientRect();
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(700);
  });
});

test('words are found, selected and the selection extended without a pointer', async () => {
  const shown = await showDocument('The applicant has never smoked a pipe.\n', {
    name: 'a.txt',
    mediaType: 'text/plain',
  });
  const stop = listenForKeys(window, () => commandRegistry.all());
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  (page.getByRole('button', { name: 'Find in this document' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'Find in this document' })).toHaveFocus();
  // At one stroke: a search for the first letters could be what is found.
  await userEvent.fill(page.getByRole('textbox', { name: 'Find in this document' }), 'never');
  await expect.element(page.getByText('1 of 1')).toBeVisible();
  await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
  await vi.waitFor(() => expect(shown.selection?.exact).toBe('never'));
  await expect.element(page.getByTestId('text-view')).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}');
  await vi.waitFor(() => expect(shown.selection?.exact.trimEnd()).toBe('never smoked'));
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
  await vi.waitFor(() => expect(shown.selection?.exact).toMatch(/^never smok?e?$/));
  stop();
});

test('a mail shows its headers and text, and names what came with it', async () => {
  const mail = [
    'From: Broker <broker@example.com>',
    'To: underwriting@example.com',
    'Subject: Missing letter',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Please find the letter attached.',
    '--x',
    'Content-Type: application/pdf; name="letter.pdf"',
    'Content-Disposition: attachment; filename="letter.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '--x--',
  ].join('\r\n');
  const shown = await showDocument(mail, { name: 'broker.eml', mediaType: 'message/rfc822' });
  await expect.element(page.getByText('letter.pdf')).toBeVisible();
  selectWords(page.getByTestId('text-view').element(), 'Missing letter');
  await vi.waitFor(() => expect(shown.selection?.exact).toBe('Missing letter'));
});

test('a picture is shown, and an area of it is marked by key', async () => {
  const canvas = new OffscreenCanvas(400, 200);
  canvas.getContext('2d')?.fillRect(0, 0, 200, 200);
  const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  const shown = await showDocument(png, { name: 'scan.png', mediaType: 'application/octet-stream' });
  await expect.element(page.getByRole('img', { name: 'scan.png' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark an area' }).click();
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('application'));
  await userEvent.keyboard('{Enter}');
  expect(shown.selection?.selectors).toMatchObject([{ value: 'xywh=percent:30,35,40,12' }]);
});

test('what cannot be shown is described', async () => {
  await showDocument(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0), { name: 'offer.zip', mediaType: 'application/zip' });
  await expect.element(page.getByText('This kind of document cannot be shown here')).toBeVisible();
  await expect.element(page.getByText('offer.zip').first()).toBeVisible();
});

test('the document as a whole is marked by key, and its marks stand above it', async () => {
  const shown = await showDocument('He has never smoked.', { name: 'note.txt', mediaType: 'text/plain' });
  const stop = listenForKeys(window, () => commandRegistry.all());
  await expect.element(page.getByTestId('text-view')).toBeVisible();
  await userEvent.keyboard('{Alt>}{Shift>}p{/Shift}{/Alt}');
  expect(shown.selection).toBeNull();
  await userEvent.keyboard('{Alt>}{Shift>}w{/Shift}{/Alt}');
  await vi.waitFor(() => expect(shown.selection).toMatchObject({ scope: 'document', selectors: [] }), {
    timeout: 10_000,
  });
  shown.setMarks([aMark({ id: 'm', selectors: [], note: 'Not signed.' })]);
  const mark = page.getByRole('button', { name: 'Medical Not signed.' });
  await expect.element(mark).toBeVisible();
  expect(shown.placements.get('m')).toBe('placed');
  await expectAccessible();
  shown.reveal('m');
  await expect.element(mark).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(shown.pressed).toBe('m');
  stop();
});

test('a page is marked from the menu, and its mark frames the page', async () => {
  const shown = await showDocument(await makePdf([['He has never smoked.'], ['Second page.']]), {
    mediaType: 'application/pdf',
  });
  await expect.element(page.getByText('He has never smoked.')).toBeVisible();
  await page.getByRole('button', { name: 'Mark more than words' }).click();
  await page.getByRole('menuitem', { name: /^Mark the page/ }).click();
  await vi.waitFor(() => expect(shown.selection?.scope).toBe('page'), { timeout: 10_000 });
  expect(shown.selection?.selectors).toMatchObject([{ value: 'page=1' }]);
  shown.setMarks([aMark({ id: 'm', selectors: shown.selection?.selectors ?? [] })]);
  await expect.element(page.getByRole('button', { name: 'Mark: Medical' })).toBeVisible();
  const frame = document.querySelector('[data-page-mark]')?.getBoundingClientRect();
  const sheet = document.querySelector('[data-page="1"]')?.getBoundingClientRect();
  expect(frame?.width).toBeCloseTo(sheet?.width ?? 0, -1);
  expect(shown.placements.get('m')).toBe('placed');
});

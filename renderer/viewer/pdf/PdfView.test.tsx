import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makePdf } from '../testing/make-pdf.ts';
import { highlighted, selectWords } from '../testing/select-words.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';

const PAGES = [
  ['Distributor Agreement', 'This agreement is made on the first day of March.'],
  ['Term', 'Either party may terminate on thirty days notice.', 'Notice must be given in writing.'],
  [],
  ['Law', 'The law of Ohio applies. Notice goes to the registered office.'],
];

async function showAgreement() {
  return showDocument(await makePdf(PAGES), { name: 'agreement.pdf' });
}

const layer = (number: number) => document.querySelector(`[data-page="${number}"] [data-text="ready"]`);

async function textOf(number: number): Promise<Element> {
  await vi.waitFor(() => expect(layer(number)).not.toBeNull(), { timeout: 20_000 });
  return layer(number) as Element;
}

test('a selection becomes a quote on its page, and is found again at the same characters', async () => {
  const shown = await showAgreement();
  selectWords(await textOf(1), 'first day of March');
  await vi.waitFor(() => expect(shown.selection?.exact).toBe('first day of March'));
  const [quote, fragment] = shown.selection?.selectors ?? [];
  expect(quote).toMatchObject({ type: 'TextQuoteSelector', exact: 'first day of March', suffix: '.' });
  expect(fragment?.type === 'FragmentSelector' && fragment.value).toMatch(/^page=1&viewrect=\d/);

  shown.setMarks([aMark({ id: 'm-1', selectors: shown.selection?.selectors ?? [] })]);
  await vi.waitFor(() => expect(highlighted('mark-1')).toEqual(['first day of March']));
  expect(shown.placements.get('m-1')).toBe('placed');
  await expect.element(page.getByRole('button', { name: 'Mark: Medical' })).toBeVisible();
});

test('the box of a selection is in points from the top left of the page', async () => {
  const shown = await showAgreement();
  selectWords(await textOf(1), 'Distributor Agreement');
  await vi.waitFor(() => expect(shown.selection).not.toBeNull());
  const fragment = shown.selection?.selectors[1];
  const [left = 0, top = 0, width = 0, height = 0] =
    (fragment?.type === 'FragmentSelector' ? fragment.value : '').split('viewrect=')[1]?.split(',').map(Number) ?? [];
  expect(left).toBeCloseTo(72, -1);
  expect(top + height / 2).toBeCloseTo(842 - 764, -1);
  expect(width).toBeGreaterThan(90);
  expect(width).toBeLessThan(140);
});

test('revealing a mark goes to its page', async () => {
  const selectors = [
    { type: 'TextQuoteSelector' as const, exact: 'law of Ohio', prefix: 'The ' },
    { type: 'FragmentSelector' as const, value: 'page=4' },
  ];
  const shown = await showAgreement();
  shown.setMarks([aMark({ id: 'm-4', selectors })]);
  await textOf(1);
  shown.reveal('m-4');
  await vi.waitFor(() => expect(shown.place?.page).toBe(4));
  await vi.waitFor(() => expect(highlighted('mark-1')).toEqual(['law of Ohio']));
});

test('a quote that moved to another page is found there, one that is gone is an orphan', async () => {
  const shown = await showAgreement();
  const quote = (exact: string, number: number) => [
    { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
    { type: 'FragmentSelector' as const, value: `page=${number}` },
  ];
  shown.setMarks([
    aMark({ id: 'moved', selectors: quote('The law of Ohio applies.', 1) }),
    aMark({ id: 'gone', selectors: quote('The moon is made of green cheese', 1) }),
  ]);
  await vi.waitFor(() =>
    expect([...shown.placements]).toEqual([
      ['moved', 'placed'],
      ['gone', 'orphan'],
    ]),
  );
});

test('search counts hits on all pages, steps through them and says which pages it could not read', async () => {
  const shown = await showAgreement();
  await textOf(1);
  await page.getByRole('button', { name: 'Find in this document' }).click();
  await userEvent.keyboard('NOTICE');
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await expect.element(page.getByText('1 page has no text and could not be searched.')).toBeVisible();
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.element(page.getByText('3 of 3')).toBeVisible();
  await vi.waitFor(() => expect(shown.place?.page).toBe(4));
  await vi.waitFor(() => expect(highlighted('hit-current')).toEqual(['Notice']));
  (page.getByRole('button', { name: 'Select this hit' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(shown.selection).toMatchObject({ exact: 'Notice' }));
  await expect.element(page.getByTestId('pdf-view')).toHaveFocus();
});

test('zoom, page jump and turning', async () => {
  const shown = await showAgreement();
  await textOf(1);
  const width = () => document.querySelector('[data-page="1"]')?.getBoundingClientRect().width ?? 0;
  const fitted = width();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await vi.waitFor(() => expect(width()).toBeLessThan(fitted));
  const field = page.getByRole('textbox', { name: 'Page' });
  await field.fill('3');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(shown.place?.page).toBe(3));
  await expect.element(page.getByText('No text on this page')).toBeVisible();
  await page.getByRole('button', { name: 'Page layout' }).click();
  await page.getByRole('menuitem', { name: 'Turn clockwise' }).click();
  await vi.waitFor(() => {
    const box = document.querySelector('[data-page="3"]')?.getBoundingClientRect();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(842 / 595, 1);
  });
});

test('an area drawn by keyboard gives a page and a rectangle', async () => {
  const shown = await showAgreement();
  await textOf(1);
  await page.getByRole('button', { name: 'Mark an area' }).click();
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('application'));
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowRight}{/Shift}{Enter}');
  await vi.waitFor(() => expect(shown.selection).not.toBeNull());
  expect(shown.selection?.exact).toBe('');
  const [fragment] = shown.selection?.selectors ?? [];
  expect(fragment).toMatchObject({ value: 'page=1&viewrect=178.5,311.54,249.9,101.04' });
});

test('a file that is cut short is said to be so', async () => {
  const whole = await makePdf(PAGES);
  await showDocument(whole.slice(0, 60), { name: 'torn.pdf' });
  await expect.element(page.getByText('This document cannot be shown')).toBeVisible();
  await expect.element(page.getByText(/Ask for it again/)).toBeVisible();
});

test('a locked file asks for its password until it is right', async () => {
  await showDocument(await makePdf([['Secret clause']], 'open sesame'), { name: 'locked.pdf' });
  const field = page.getByRole('textbox', { name: 'Password' });
  await field.fill('wrong');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.element(page.getByText(/not the password/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill('open sesame');
  await userEvent.keyboard('{Enter}');
  expect((await textOf(1)).textContent).toContain('Secret clause');
});

test('a large file is read in stretches, never whole', async () => {
  const small = await makePdf(PAGES);
  // Bytes after the end of a PDF are read past: they make it large without making it slow.
  const large = new Uint8Array(3 * 1024 * 1024);
  const tail = small.slice(small.lastIndexOf(0x73 /* startxref */) - 40);
  large.fill(0x0a);
  large.set(small, 0);
  large.set(tail, large.length - tail.length);
  const shown = await showDocument(large, { name: 'large.pdf' });
  await textOf(1);
  const longest = Math.max(...shown.bytes.reads.map(([from, to]) => to - from));
  expect(longest).toBeLessThan(1024 * 1024);
});

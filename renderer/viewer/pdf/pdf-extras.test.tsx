import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pageByLabel } from '../page-by-label.ts';
import { makeRichPdf } from '../testing/make-rich-pdf.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';

const drawn = (number: number) => document.querySelector(`[data-page="${number}"][data-drawn="drawn"]`);

async function showRich() {
  const shown = await showDocument(await makeRichPdf(), { name: 'policy.pdf' });
  await vi.waitFor(() => expect(drawn(1)).not.toBeNull(), { timeout: 20_000 });
  return shown;
}

test('pages are called what they call themselves, and gone to by that name', async () => {
  const shown = await showRich();
  const field = page.getByRole('textbox', { name: 'Page' });
  await expect.element(field).toHaveValue('i');
  await field.fill('2');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(shown.place?.page).toBe(4));
  await expect.element(page.getByText('(4 of 6)')).toBeVisible();
});

test('what is typed is a label first and a number only when no page is called so', () => {
  const labels = ['i', 'ii', '1', '2'];
  expect(['ii', 'II', '1', '4', 'v', '0', ''].map(typed => pageByLabel(labels, typed))).toEqual([
    2,
    2,
    3,
    4,
    null,
    null,
    null,
  ]);
  expect(pageByLabel(null, '3')).toBe(3);
});

test('the outline leads to its pages, and files inside are named and not opened', async () => {
  const shown = await showRich();
  await page.getByRole('button', { name: /Show contents/ }).click();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.getByRole('button', { name: 'Exclusions' }).click();
  await vi.waitFor(() => expect(shown.place?.page).toBe(5));
  await page.getByRole('tab', { name: 'Attachments' }).click();
  await expect.element(page.getByText('rates.xlsx')).toBeVisible();
  expect(page.getByRole('link').elements()).toHaveLength(0);
});

test('thumbnails say which marks and answers are on their page, and are few however many pages there are', async () => {
  const shown = await showRich();
  const onPage = (number: number) => [{ type: 'FragmentSelector' as const, value: `page=${number}` }];
  shown.setMarks([
    aMark({ id: 'm-1', selectors: onPage(2), answers: ['Policyholder'] }),
    aMark({ id: 'm-2', selectors: onPage(3) }),
  ]);
  await page.getByRole('button', { name: /Show contents/ }).click();
  await expect.element(page.getByRole('button', { name: 'Page ii, 1 mark, evidence for Policyholder' })).toBeVisible();
  await page.getByRole('button', { name: 'Page 1, 1 mark' }).click();
  await vi.waitFor(() => expect(shown.place?.page).toBe(3));
  await vi.waitFor(() => expect(document.querySelectorAll('aside canvas').length).toBeGreaterThan(1));
  const { violations } = await axe.run(document.querySelector('aside') ?? document.body);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
});

test('a link inside is followed, one that leads out only says where to', async () => {
  const shown = await showRich();
  const outside = page.getByRole('button', { name: /leads out of the document, to https:\/\/example\.com\/terms/ });
  await outside.click();
  await expect.element(page.getByText(/Meridian does not follow it/).first()).toBeVisible();
  expect(shown.place?.page).toBe(1);
  await page.getByRole('button', { name: 'Link inside this document' }).click();
  await vi.waitFor(() => expect(shown.place?.page).toBe(4));
});

test('two pages stand side by side, a whole page fits, and the next page is in the next row', async () => {
  const shown = await showRich();
  await page.getByRole('button', { name: 'Page layout' }).click();
  await page.getByRole('menuitem', { name: 'Two pages side by side' }).click();
  const box = (number: number) => document.querySelector(`[data-page="${number}"]`)?.getBoundingClientRect();
  await vi.waitFor(() => expect(box(2)?.top).toBe(box(1)?.top));
  expect(box(2)?.left).toBeGreaterThan(box(1)?.right ?? 0);
  await page.getByRole('button', { name: 'Next page' }).click();
  await vi.waitFor(() => expect(shown.place).toMatchObject({ page: 3, isSpread: true }));
  await page.getByRole('button', { name: 'Page layout' }).click();
  await page.getByRole('menuitem', { name: 'Fit the whole page' }).click();
  const view = () => page.getByTestId('pdf-view').element().getBoundingClientRect();
  await vi.waitFor(() => expect(box(3)?.height).toBeLessThan(view().height));
  expect(box(3)?.height).toBeGreaterThan(view().height * 0.6);
});

test('what was filled into a form is shown, and cannot be typed into', async () => {
  await showRich();
  await vi.waitFor(() => expect(drawn(2)).not.toBeNull(), { timeout: 20_000 });
  const canvas = drawn(2)?.querySelector('canvas');
  if (!canvas) throw new Error('the page has no picture');
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  context?.drawImage(canvas, 0, 0);
  // The field stands at 40 to 240 points from the left and 400 to 424 from the bottom of a page of 400 by 560.
  const scale = canvas.width / 400;
  const { data } = context?.getImageData(44 * scale, 138 * scale, 190 * scale, 18 * scale) ?? { data: [] };
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 100) dark++;
  expect(dark).toBeGreaterThan(50);
  expect(document.querySelectorAll('[data-page] input')).toHaveLength(0);
});

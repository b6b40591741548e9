import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { parsePageFragment } from '../../../shared/anchors/area.ts';
import type { PageWords } from '../../../shared/model/document-text.ts';
import { pngOf, printed } from '../testing/printed.ts';
import { highlighted, selectWords } from '../testing/select-words.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';
import { soon } from '../testing/soon.ts';

async function scannedPdf(words: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const image = await pdf.embedPng(await pngOf(printed(words)));
  pdf.addPage([600, 200]).drawImage(image, { x: 0, y: 0, width: 600, height: 200 });
  return pdf.save();
}

test('a scanned page of a PDF is read here once, kept, and its words are marked', { timeout: 90_000 }, async () => {
  const file = await scannedPdf('Coverage begins at noon');
  const kept: PageWords[] = [];
  const mark = aMark({ id: 'm', selectors: [{ type: 'TextQuoteSelector', exact: 'begins', prefix: '', suffix: '' }] });
  const words = { read: () => Promise.resolve([...kept]), keep: async (one: PageWords) => void kept.push(one) };
  const shown = await showDocument(file, { name: 'scan.pdf', mediaType: 'application/pdf' }, [mark], words);
  await soon(() => expect(shown.placements.get('m')).toBe('orphan'));
  await expect.element(page.getByText(/^Machine-read, \d+% sure$/), { timeout: 60_000 }).toBeVisible();
  await soon(() => expect(shown.placements.get('m')).toBe('placed'));
  expect(highlighted('mark-1')).toEqual(['begins']);
  expect(kept).toMatchObject([{ page: 1, readBy: 'machine' }]);
  selectWords(page.getByTestId('pdf-view').element(), 'noon');
  await soon(() => expect(shown.selection?.exact).toBe('noon'));
  expect(shown.selection?.selectors[1]).toMatchObject({ value: expect.stringMatching(/^page=1&viewrect=/) as string });
});

test('the client’s words lie over a scanned page, also when it is turned', async () => {
  const client: PageWords = {
    page: 1,
    width: 600,
    height: 200,
    confidence: null,
    readBy: 'client',
    words: [['noon', 300, 80, 60, 24]],
  };
  const words = { read: () => Promise.resolve([client]), keep: () => Promise.reject(new Error('nothing is read')) };
  const file = await scannedPdf('Coverage begins at noon');
  const shown = await showDocument(file, { name: 'scan.pdf', mediaType: 'application/pdf' }, [], words);
  await expect.element(page.getByTestId('pdf-view')).toBeVisible();
  const view = () => page.getByTestId('pdf-view').element();
  await soon(() => expect(view().textContent).toContain('noon'));
  shown.view?.rotate();
  await soon(() => expect(view().textContent).toContain('noon'));
  await soon(() => {
    // Selected anew each time: until the page stands turned, what is selected belongs to how it stood before.
    getSelection()?.removeAllRanges();
    selectWords(view(), 'noon');
    const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
    expect((box?.height ?? 0) / (box?.width ?? 1)).toBeGreaterThan(1.5);
  });
  await soon(() => expect(shown.selection?.exact).toBe('noon'));
  const place = shown.selection?.selectors.find(selector => selector.type === 'FragmentSelector');
  const { left, top } = parsePageFragment(place?.value ?? '')?.area ?? { left: 0, top: 0 };
  expect(Math.abs(left - 300)).toBeLessThan(4);
  expect(Math.abs(top - 80)).toBeLessThan(6);
});

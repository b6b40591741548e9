import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { makeTiff } from '../testing/make-tiff.ts';
import { pngOf, printed } from '../testing/printed.ts';
import { highlighted, selectWords } from '../testing/select-words.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';
import { soon } from '../testing/soon.ts';

function greyOf(canvas: OffscreenCanvas): Uint8Array {
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  return Uint8Array.from({ length: canvas.width * canvas.height }, (_, i) => data[i * 4] ?? 0);
}

test('words of a picture are read on this machine, found, selected and marked', { timeout: 90_000 }, async () => {
  const png = await pngOf(printed('The premium is payable monthly'));
  const shown = await showDocument(png, { name: 'letter.png', mediaType: 'image/png' });
  await expect.element(page.getByText('Reading this page…')).toBeVisible();
  await expect.element(page.getByText(/^Machine-read, \d+% sure$/), { timeout: 60_000 }).toBeVisible();
  shown.view?.find('PAYABLE');
  await soon(() => expect(highlighted('hit-current')).toEqual(['payable']));
  selectWords(page.getByTestId('image-view').element(), 'premium');
  await soon(() => expect(shown.selection?.exact).toBe('premium'));
  const selectors = shown.selection?.selectors ?? [];
  expect(selectors).toMatchObject([
    { type: 'TextQuoteSelector', exact: 'premium', prefix: 'The ' },
    { type: 'FragmentSelector', value: expect.stringMatching(/^page=1&viewrect=/) as string },
  ]);
  shown.setMarks([aMark({ id: 'm', selectors })]);
  await soon(() => expect(shown.placements.get('m')).toBe('placed'));
  expect(highlighted('mark-1')).toEqual(['premium']);
  await expectAccessible(document.body);
});

test('words that the client or an earlier reading knew are there at once, and nothing is read again', async () => {
  const words = {
    page: 1,
    width: 450,
    height: 150,
    confidence: 0.4,
    readBy: 'client' as const,
    words: [
      ['Sum', 30, 60, 40, 20],
      ['insured', 80, 60, 80, 20],
    ] as [string, number, number, number, number][],
  };
  const shown = await showDocument(await pngOf(printed('Sum insured')), { name: 'a.png', mediaType: 'image/png' }, [], {
    read: () => Promise.resolve([words]),
    keep: () => Promise.reject(new Error('nothing is read here')),
  });
  await expect.element(page.getByText('Hard to read, 40% sure')).toBeVisible();
  selectWords(page.getByTestId('image-view').element(), 'insured');
  await soon(() => expect(shown.selection?.exact).toBe('insured'));
  // Words in units of half a pixel: the box is in those of the picture.
  expect(shown.selection?.selectors[1]).toMatchObject({
    value: expect.stringMatching(/^page=1&viewrect=1(59|6\d)/) as string,
  });
});

test('the pages of a scan are turned to, and only those near the eye are drawn', async () => {
  const pages = Array.from({ length: 12 }, (_, i) => {
    const paper = printed(`Page ${i + 1}`);
    return { width: 900, height: 300, grey: greyOf(paper) };
  });
  const shown = await showDocument(makeTiff(pages), { name: 'scan.tif', mediaType: 'image/tiff' });
  await expect.element(page.getByRole('img', { name: 'Page 1 of 12' })).toBeVisible();
  const drawn = () => document.querySelectorAll('[data-drawn="drawn"]').length;
  await soon(() => expect(drawn()).toBeGreaterThan(3));
  expect(document.querySelectorAll('[data-page]').length).toBeLessThan(9);
  shown.view?.goToPage(9);
  await expect.element(page.getByRole('img', { name: 'Page 9 of 12' })).toBeVisible();
  await soon(() => expect(shown.place?.page).toBe(9));
  await soon(() => expect(document.querySelector('[data-page="9"]')).toHaveProperty('dataset.drawn', 'drawn'));
  await page.getByRole('button', { name: 'Mark an area' }).click();
  await soon(() => expect(document.activeElement?.getAttribute('role')).toBe('application'));
  await userEvent.keyboard('{Enter}');
  expect(shown.selection?.selectors).toMatchObject([{ value: 'page=9&viewrect=270,105,360,36' }]);
});

test('a mark whose words are not read yet stands where its area was, with a warning', async () => {
  const mark = aMark({
    id: 'm',
    selectors: [
      { type: 'TextQuoteSelector', exact: 'illegible words', prefix: '', suffix: '' },
      {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc8118',
        value: 'page=1&viewrect=10,10,50,20',
      },
    ],
  });
  const shown = await showDocument(await pngOf(printed('')), { name: 'a.png' }, [mark]);
  await soon(() => expect(shown.placements.get('m')).toBe('placed-with-warning'));
});

test('a picture that is torn says why it is not shown', async () => {
  const png = await pngOf(printed('x'));
  await showDocument(png.slice(0, 20), { name: 'torn.png', mediaType: 'image/png' });
  await expect.element(page.getByRole('alert')).toHaveAttribute('data-reason', 'broken');
  await expect.element(page.getByText('This picture cannot be shown')).toBeVisible();
});

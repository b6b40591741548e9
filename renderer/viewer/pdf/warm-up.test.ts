import { expect, test, vi } from 'vitest';
import { stubBytes } from '../testing/stub-bytes.ts';
import { BundledDataFactory } from './data-files.ts';
import { openPdf } from './open-pdf.ts';
import { onePagePdf, warmUpPdf } from './warm-up.ts';

test('the page that nobody sees is a page with its line of text', async () => {
  const opened = await openPdf(stubBytes(onePagePdf()), () => Promise.resolve(null));
  if (!opened.ok) throw new Error(opened.failure.message);
  const content = await (await opened.value.getPage(1)).getTextContent();
  expect(content.items.map(item => 'str' in item && item.str)).toEqual(['Meridian']);
  await opened.value.loadingTask.destroy();
});

test('it is done once, however often screens change', async () => {
  const first = warmUpPdf();
  expect(warmUpPdf()).toBe(first);
  await first;
  expect(warmUpPdf()).toBe(first);
});

test('after it the fonts that most documents do not carry are here', async () => {
  await warmUpPdf();
  const fetched = vi.spyOn(window, 'fetch');
  await new BundledDataFactory().fetch({ kind: 'standardFontDataUrl', filename: 'LiberationSans-Bold.ttf' });
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

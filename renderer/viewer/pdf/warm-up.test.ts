import { expect, test } from 'vitest';
import { stubBytes } from '../testing/stub-bytes.ts';
import { openPdf } from './open-pdf.ts';
import { onePagePdf, warmUpPdf } from './warm-up.ts';

test('the page that nobody sees is a page with its line of text', async () => {
  const opened = await openPdf(stubBytes(onePagePdf()), () => Promise.resolve(null));
  if (!opened.ok) throw new Error(opened.failure.message);
  const content = await (await opened.value.getPage(1)).getTextContent();
  expect(content.items.map(item => 'str' in item && item.str)).toEqual(['Meridian']);
  await opened.value.loadingTask.destroy();
});

test('warming up ends', async () => {
  await expect(warmUpPdf()).resolves.toBeUndefined();
});

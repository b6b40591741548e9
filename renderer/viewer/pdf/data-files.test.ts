import { afterEach, expect, test, vi } from 'vitest';
import { BundledDataFactory } from './data-files.ts';

afterEach(() => vi.restoreAllMocks());

const FONT = { kind: 'standardFontDataUrl', filename: 'FoxitFixed.pfb' };

test('a font is fetched once for all documents, and again only when it did not come', async () => {
  const fetched = vi.spyOn(window, 'fetch').mockRejectedValueOnce(new TypeError('no connection'));
  await expect(new BundledDataFactory().fetch(FONT)).rejects.toThrow('no connection');
  const first = await new BundledDataFactory().fetch(FONT);
  const second = await new BundledDataFactory().fetch(FONT);
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(first.length).toBeGreaterThan(10_000);
  expect(second).toBe(first);
});

test('nothing is fetched that is no file of this application', async () => {
  const fetched = vi.spyOn(window, 'fetch');
  await expect(new BundledDataFactory().fetch({ ...FONT, filename: '../index.html' })).rejects.toThrow('no bundled');
  expect(fetched).not.toHaveBeenCalled();
});

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { makePdf } from '../testing/make-pdf.ts';
import { stubBytes } from '../testing/stub-bytes.ts';
import { openPdf } from './open-pdf.ts';
import { PdfPage } from './PdfPage.tsx';
import { PdfSession } from './pdf-session.ts';

const SIZE = { width: 595, height: 842 };

async function aSession() {
  const opened = await openPdf(stubBytes(await makePdf([['Page one']])), () => Promise.resolve(null), 'view');
  if (!opened.ok) throw new Error(opened.failure.message);
  return new PdfSession(opened.value, () => undefined);
}

const sheet = () => document.querySelector<HTMLElement>('[data-page="1"]');
const pixels = () => sheet()?.querySelector('canvas')?.width ?? 0;

test('a page that is flung past has a coarse picture, and the whole one when the eye comes to rest', async () => {
  const session = await aSession();
  session.queue.lookAt(1, 30);
  await render(
    <PdfPage session={session} number={1} top={0} size={SIZE} scale={1} rotation={0} wantsText={false}>
      {null}
    </PdfPage>,
  );
  await vi.waitFor(() => expect(sheet()?.dataset['drawn']).toBe('coarse'), { timeout: 20_000 });
  const coarse = pixels();
  expect(coarse).toBeGreaterThan(100);
  expect(coarse).toBeLessThan(SIZE.width / 2);
  session.queue.lookAt(1, 0);
  await vi.waitFor(() => expect(sheet()?.dataset['drawn']).toBe('drawn'), { timeout: 20_000 });
  expect(pixels()).toBeGreaterThanOrEqual(SIZE.width - 1);
  await session.pdf.loadingTask.destroy();
});

test('a page whose words cannot be read is not waited for', async () => {
  const session = await aSession();
  vi.spyOn(session.texts, 'ofFile').mockRejectedValue(new Error('torn'));
  await render(
    <PdfPage session={session} number={1} top={0} size={SIZE} scale={1} rotation={0} wantsText>
      {null}
    </PdfPage>,
  );
  await expect(session.layerOf(1)).resolves.toBeUndefined();
  await session.pdf.loadingTask.destroy();
});

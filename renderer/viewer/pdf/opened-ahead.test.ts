import { afterEach, expect, test } from 'vitest';
import { DocumentRecord } from '../../../shared/model/document.ts';
import { makePdf } from '../testing/make-pdf.ts';
import { stubBytes } from '../testing/stub-bytes.ts';
import { dropAhead, openAhead, takeAhead } from './opened-ahead.ts';
import { onePagePdf } from './warm-up.ts';

afterEach(() => dropAhead());

const record = (id: string, version = 1) =>
  DocumentRecord.parse({
    id,
    version,
    caseId: 'c-1',
    name: `${id}.pdf`,
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: '0'.repeat(64),
  });

test('a document that was opened ahead is there without another read, and is given once', async () => {
  const bytes = stubBytes(onePagePdf());
  await openAhead(record('d-1'), bytes);
  const reads = bytes.reads.length;
  const pdf = await takeAhead(record('d-1'));
  expect(pdf?.numPages).toBe(1);
  expect(bytes.reads).toHaveLength(reads);
  expect(await takeAhead(record('d-1'))).toBeNull();
  await pdf?.loadingTask.destroy();
});

test('another version, or another document, is not what was opened: that one is closed', async () => {
  await openAhead(record('d-1', 1), stubBytes(onePagePdf()));
  expect(await takeAhead(record('d-1', 2))).toBeNull();
  // Closed, and not kept for later: a document that nobody reads takes no memory.
  expect(await takeAhead(record('d-1', 1))).toBeNull();
});

test('when nobody may read here any more, nothing is held, also of what is just being opened', async () => {
  const opening = openAhead(record('d-1'), stubBytes(onePagePdf()));
  dropAhead();
  await opening;
  expect(await takeAhead(record('d-1'))).toBeNull();
});

test('of a locked file and of a torn one nothing is held: they say why when they are asked for', async () => {
  await openAhead(record('d-1'), stubBytes(await makePdf([['Secret clause']], 'open sesame')));
  expect(await takeAhead(record('d-1'))).toBeNull();
  await openAhead(record('d-2'), stubBytes(onePagePdf().slice(0, 60)));
  expect(await takeAhead(record('d-2'))).toBeNull();
});

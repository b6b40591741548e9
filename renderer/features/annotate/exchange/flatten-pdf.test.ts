import { expect, test } from 'vitest';
import { pageSelector } from '../../../../shared/anchors/area.ts';
import { describeQuote } from '../../../../shared/anchors/describe-quote.ts';
import { documentSource } from '../../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import { aDocument, anAnnotation } from '../../../testing/builders.ts';
import { openPdf } from '../../../viewer/pdf/open-pdf.ts';
import { makePdf } from '../../../viewer/testing/make-pdf.ts';
import { flattenPdf } from './flatten-pdf.ts';
import { placeMarks } from './marks-to-xfdf.ts';
import { PdfPages } from './pdf-pages.ts';

const source = documentSource(aDocument());
const id = (n: number) => AnnotationId.parse(`urn:uuid:0193a000-0000-7000-8000-00000000000${n}`);
const comment = (value: string) => ({ type: 'TextualBody' as const, purpose: 'commenting' as const, value });

async function opened(bytes: Uint8Array<ArrayBuffer>) {
  const pdf = await openPdf({ length: bytes.length, read: async (from, to) => bytes.slice(from, to) }, async () => '');
  if (!pdf.ok) throw new Error(pdf.failure.message);
  return pdf.value;
}
const opening = async (bytes: Uint8Array<ArrayBuffer>) => new PdfPages(await opened(bytes));

/** The colour of a point of a page, in points from its top left, as pdf.js draws it. */
async function drawn(bytes: Uint8Array<ArrayBuffer>, number: number) {
  const page = await (await opened(bytes)).getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  await page.render({ canvas, viewport }).promise;
  const context = canvas.getContext('2d');
  return (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data.slice(0, 3) ?? [])];
}

/** Edges are not sharp: a line between two pixels is in both. */
const isYellow = ([red = 0, , blue = 255]: readonly number[]): boolean => red > 180 && red - blue > 90;

const marksOn = (text: string) => {
  const start = text.indexOf('never smoked');
  return [
    anAnnotation({
      id: id(1),
      creator: { type: 'Person', name: 'Ana' },
      body: [comment('Says so twice. Zażółć gęślą 病歴')],
      target: { source, selector: [describeQuote(text, { start, end: start + 12 })] },
    }),
    anAnnotation({
      id: id(2),
      target: { source, selector: [pageSelector({ page: 1, area: { left: 100, top: 300, width: 60, height: 40 } })] },
    }),
    anAnnotation({
      id: id(3),
      body: [comment('gone')],
      target: { source, selector: [{ type: 'TextQuoteSelector', exact: 'words that nobody wrote' }] },
    }),
  ];
};
const reply = anAnnotation({ id: id(4), body: [comment('Agreed.')], about: { as: 'reply', mark: id(1) } });

test('marks are drawn where they stand, the words stay, and what they say is on a page at the end', async () => {
  const bytes = new Uint8Array(await makePdf([['He has never smoked tobacco in his life.'], ['Another page.']]));
  const pages = await opening(bytes);
  const { text } = await pages.texts.of(1);
  const placed = await placeMarks(marksOn(text), pages, []);
  const [quad] = placed[0]?.pieces[0]?.quads ?? [];
  if (!quad) throw new Error('the words were not found');
  const flat = await flattenPdf({ bytes, placed, remarks: [reply], pages });
  if (!flat.ok) throw new Error(flat.failure.message);
  // Appended: every byte of the original is there as it was.
  expect(flat.value.slice(0, bytes.length)).toEqual(bytes);

  const again = await opening(flat.value);
  expect(again.count).toBe(3);
  expect((await again.texts.of(1)).text).toContain('He has never smoked tobacco in his life.');
  expect((await again.texts.of(2)).text.trim()).toBe('Another page.');
  const notes = (await again.texts.of(3)).text;
  expect(notes).toContain('1 · page 1 · Ana · 2026-11-23');
  expect(notes).toContain('“never smoked”');
  expect(notes).toContain('Agreed.');
  expect(notes).toContain('3 · not found in the document any more');

  const before = await drawn(bytes, 1);
  const after = await drawn(flat.value, 1);
  const yellow = [255, 216, 77];
  const [left, top, right, , , bottom] = quad;
  const [edge, middle] = [Math.round(842 - bottom) - 2, Math.round(842 - (top + bottom) / 2)];
  expect(before(Math.round(right) - 2, edge)).toEqual([255, 255, 255]);
  expect(after(Math.round(right) - 2, edge)).toEqual(yellow);
  expect(after(Math.round(right) + 3, edge)).toEqual([255, 255, 255]);
  // Multiplied: nothing under it became lighter, and what was black is black.
  for (let x = Math.round(left) + 8; x < right; x++) {
    const [was = 0] = before(x, middle);
    expect(Math.abs((after(x, middle)[0] ?? 255) - was)).toBeLessThanOrEqual(2);
  }
  expect(isYellow(after(130, 300))).toBe(true);
  expect(after(130, 320)).toEqual([255, 255, 255]);
});

test('words of a script that the fonts of the file do not have are drawn as they look', async () => {
  const bytes = new Uint8Array(await makePdf([['He has never smoked.']]));
  const pages = await opening(bytes);
  const marks = marksOn((await pages.texts.of(1)).text).slice(0, 1);
  const flat = await flattenPdf({ bytes, placed: await placeMarks(marks, pages, []), remarks: [], pages });
  if (!flat.ok) throw new Error(flat.failure.message);
  const at = await drawn(flat.value, 2);
  const all: number[] = [];
  for (let y = 100; y < 140; y++) for (let x = 70; x < 300; x++) if ((at(x, y)[0] ?? 255) < 120) all.push(y);
  expect(all.length).toBeGreaterThan(50);
});

test('marks on pages that are turned are drawn where they are seen', async () => {
  const { PDFDocument, degrees } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.create();
  for (const turn of [90, 180, 270]) pdf.addPage([400, 600]).setRotation(degrees(turn));
  const bytes = new Uint8Array(await pdf.save());
  const pages = await opening(bytes);
  const area = { left: 50, top: 80, width: 60, height: 40 };
  const marks = [1, 2, 3].map(page =>
    anAnnotation({ id: id(page), target: { source, selector: [pageSelector({ page, area })] } }),
  );
  const flat = await flattenPdf({ bytes, placed: await placeMarks(marks, pages, []), remarks: [], pages });
  if (!flat.ok) throw new Error(flat.failure.message);
  for (const page of [1, 2, 3]) {
    const at = await drawn(flat.value, page);
    expect([at(80, 80), at(80, 119), at(50, 105)].map(isYellow)).toEqual([true, true, true]);
    expect([at(80, 100), at(80, 140)]).toEqual([
      [255, 255, 255],
      [255, 255, 255],
    ]);
  }
});

test('an encrypted PDF is refused: a copy of it would have lost its protection', async () => {
  const bytes = new Uint8Array(await makePdf([['Secret.']], 'pw'));
  const plain = await opening(new Uint8Array(await makePdf([['Secret.']])));
  const flat = await flattenPdf({ bytes, placed: [], remarks: [], pages: plain });
  expect(flat).toMatchObject({ ok: false, failure: { code: 'encrypted' } });
});

test('what only looks like a PDF is refused', async () => {
  const plain = await opening(new Uint8Array(await makePdf([['x']])));
  const bytes = new TextEncoder().encode('%PDF-1.7 and nothing else');
  expect(await flattenPdf({ bytes, placed: [], remarks: [], pages: plain })).toMatchObject({
    ok: false,
    failure: { code: 'broken' },
  });
});

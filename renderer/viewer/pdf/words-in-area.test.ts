import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { tableFromWords } from '../../../shared/forms/table-from-words.ts';
import type { PageWords } from '../../../shared/model/document-text.ts';
import { stubBytes } from '../testing/stub-bytes.ts';
import { openPdf } from './open-pdf.ts';
import { placedWords, scannedWords, wordsIn } from './words-in-area.ts';

const TABLE = [
  ['Test', 'Result', 'Unit'],
  ['HbA1c', '41', 'mmol/mol'],
  ['Sodium', '139', 'mmol/l'],
];

async function firstPage(made: PDFDocument) {
  const opened = await openPdf(stubBytes(await made.save()), () => Promise.resolve(null));
  if (!opened.ok) throw new Error(opened.failure.message);
  return await opened.value.getPage(1);
}

/** A sentence above a table of three columns. On a turned page the words are written upwards, so that they are read upright. */
async function pageWithTable(isTurned: boolean) {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  const page = made.addPage(isTurned ? [842, 595] : [595, 842]);
  if (isTurned) page.setRotation(degrees(90));
  const write = (text: string, x: number, y: number) =>
    page.drawText(text, { size: 10, font, ...(isTurned ? { x: y, y: x, rotate: degrees(90) } : { x, y: 842 - y }) });
  write('These are the results of 3 March, all of them.', 72, 60);
  for (const [y, row] of TABLE.entries())
    for (const [x, cell] of row.entries()) write(cell, 72 + 120 * x, 140 + 20 * y);
  return await firstPage(made);
}

test.each([
  ['upright', false],
  ['turned by the file', true],
])('the table in an area of a page that is %s is read, and nothing beside it', async (_, isTurned) => {
  const words = await placedWords(await pageWithTable(isTurned));
  expect(tableFromWords(wordsIn(words, { left: 60, top: 120, width: 400, height: 80 }))).toEqual(TABLE);
});

test('columns that a file wrote as one run with wide gaps are told apart', async () => {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Courier);
  const page = made.addPage([595, 842]);
  for (const [y, [a = '', b = '']] of TABLE.entries()) {
    page.drawText(`${a.padEnd(12)}${b}`, { x: 72, y: 700 - 20 * y, size: 10, font });
  }
  const words = await placedWords(await firstPage(made));
  expect(tableFromWords(words)).toEqual(TABLE.map(row => row.slice(0, 2)));
});

test('the words of a scan are put where the page shows them', () => {
  const read: PageWords = {
    page: 1,
    width: 2000,
    height: 1000,
    confidence: 0.9,
    readBy: 'machine',
    words: [['Sodium', 100, 50, 200, 40]],
  };
  expect(scannedWords(read, { width: 500, height: 250 })).toEqual([
    { text: 'Sodium', left: 25, top: 12.5, width: 50, height: 10 },
  ]);
});

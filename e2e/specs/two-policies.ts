import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const CHAPTERS = 12;
/** The chapter that stands in another place in the later policy. */
const MOVED = 4;

/** A policy and the one that took its place: one sum, one sentence and the place of one chapter differ. */
export async function writeTwoPolicies(folder: string): Promise<{ before: string; after: string }> {
  const files = path.join(folder, 'files');
  await mkdir(files, { recursive: true });
  const chapters = Array.from({ length: CHAPTERS }, (_, i) => chapterOf(i + 1));
  const before = 'policy-2024.pdf';
  const after = 'policy-2025.pdf';
  await writeFile(path.join(files, before), await pdfOf(chapters));
  const moved = chapters[MOVED - 1] ?? [];
  const later = chapters
    .filter(chapter => chapter !== moved)
    .map(chapter => chapter.map(line => line.replace('EUR 5,200 a year', 'EUR 7,900 a year')))
    .toSpliced(CHAPTERS - 2, 0, moved);
  later[CHAPTERS - 1] = [...(later[CHAPTERS - 1] ?? []), 'Frost in an empty house is not insured.'];
  await writeFile(path.join(files, after), await pdfOf(later));
  return { before, after };
}

const WORDS = [
  'pipe',
  'roof',
  'kitchen',
  'storm',
  'cellar',
  'window',
  'floor',
  'theft',
  'glass',
  'garden',
  'car',
  'boat',
];

function chapterOf(number: number): string[] {
  const subject = WORDS[number - 1] ?? 'house';
  const lines = [`Chapter ${subject}`];
  for (let line = 1; line <= 14; line++) {
    lines.push(`Of the ${subject}, sentence ${line}: what is insured in part ${number * 100 + line}, and what is not.`);
  }
  if (number === 7) lines.push('The most that is paid is EUR 5,200 a year.');
  return lines;
}

async function pdfOf(chapters: readonly (readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of chapters) {
    const page = pdf.addPage([595, 842]);
    for (const [i, line] of lines.entries())
      page.drawText(line, { x: 60, y: 770 - i * 36, size: i === 0 ? 18 : 12, font });
  }
  return pdf.save();
}

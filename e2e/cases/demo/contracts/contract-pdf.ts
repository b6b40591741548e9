import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { A4, ink, type Paper, type Printed, startPaper } from '../pdf/paper.ts';

/** The words of a contract; `# ` begins a heading, `@sign` a signature, an empty line ends a paragraph. */
export function contractText(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, 'texts', `${name}.txt`), 'utf8');
}

/** Sets a contract as a law firm would: serif, numbered clauses, page numbers, signatures side by side. */
export async function contractPdf(source: string, reference: string, madeAt: Date): Promise<Printed> {
  const [title = '', ...paragraphs] = source.trim().split(/\n{2,}/);
  const paper = await startPaper({
    title,
    author: 'Northwind Life',
    madeAt,
    margin: 82,
    top: 78,
    onPage: (page, number) => footer(page, reference, number),
  });
  const { text, bold } = paper.fonts;
  paper.skip(34);
  const width = bold.widthOfTextAtSize(title, 17);
  paper.put(title, (A4.width - width) / 2, paper.y(), { font: bold, size: 17 });
  paper.skip(12);
  paper.rule(paper.y(), ink.black);
  paper.skip(16);
  for (const paragraph of paragraphs) {
    if (paragraph.startsWith('# ')) {
      paper.need(70);
      paper.skip(10);
      paper.flow(paragraph.slice(2), { font: bold, size: 11.5, leading: 1.5, after: 3 });
    } else if (paragraph.startsWith('@sign')) {
      signatures(paper, paragraph);
    } else {
      clause(paper, paragraph, { font: text, size: 11 });
    }
  }
  return paper.finish();
}

/** A numbered clause hangs on its number; anything else begins at the margin. */
function clause(paper: Paper, paragraph: string, style: { font: Paper['fonts']['text']; size: number }): void {
  const numbered = /^(\d+\.\d+|\(\d+\))\s+(.*)$/s.exec(paragraph);
  if (!numbered) return paper.flow(paragraph, { ...style, leading: 1.52, after: 7 });
  const [, number = '', text = ''] = numbered;
  paper.need(2 * style.size * 1.52);
  paper.put(number, paper.margin, paper.y() + style.size * 1.52, style);
  paper.flow(text, { ...style, indent: 34, leading: 1.52, after: 7 });
}

function signatures(paper: Paper, paragraph: string): void {
  const signers = paragraph.split('\n').map(line => line.replace('@sign ', '').split(' | '));
  const { text, bold, italic } = paper.fonts;
  paper.need(120);
  paper.skip(26);
  signers.forEach(([company = '', name = '', office = '', date = ''], index) => {
    const x = paper.margin + index * (paper.width / 2 + 8);
    const line = (label: string, offset: number, font: typeof text): void =>
      paper.put(label, x, paper.y() + offset, { font, size: 10 });
    line(`For ${company}`, 0, bold);
    scribble(paper, name, x, paper.y() + 36);
    paper.page().drawLine({
      start: { x, y: A4.height - paper.y() - 44 },
      end: { x: x + paper.width / 2 - 20, y: A4.height - paper.y() - 44 },
      thickness: 0.7,
      color: ink.black,
    });
    line(name, 57, text);
    line(office, 70, italic);
    line(date, 83, text);
  });
  paper.skip(100);
}

/** Strokes that follow the letters of the name. */
function scribble(paper: Paper, name: string, x: number, y: number): void {
  let path = 'M 0 0';
  for (const letter of name.toLowerCase().replaceAll(/[^a-z]/g, '')) {
    const code = letter.charCodeAt(0);
    const up = code % 5 === 0 ? 20 : 4 + (code % 9);
    path += ` q ${2 + (code % 3)} ${-up} ${4.5 + (code % 4)} ${code % 2 ? -2 : 2}`;
  }
  paper.page().drawSvgPath(path, { x: x + 6, y: A4.height - y, borderColor: ink.pen, borderWidth: 1 });
}

function footer(paper: Paper, reference: string, number: number): void {
  const style = { font: paper.fonts.text, size: 8.5, color: ink.grey };
  paper.put(reference, paper.margin, A4.height - 38, style);
  paper.put(`- ${number} -`, A4.width / 2 - 8, A4.height - 38, style);
}

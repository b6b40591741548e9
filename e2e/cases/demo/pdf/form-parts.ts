import { A4, ink, type Paper, wrap } from './paper.ts';

/** A field of a form: its share of the row's width, and what was written into it. */
export interface FormField {
  readonly label: string;
  readonly value: string;
  /** Share of the row; 1 by default. */
  readonly share?: number;
}

/** The bar that opens a section. */
export function sectionBar(paper: Paper, letter: string, title: string): void {
  paper.need(60);
  paper.box(paper.margin, paper.y(), paper.width, 18, ink.navy);
  const at = paper.y() + 12.8;
  const style = { font: paper.fonts.sansBold, size: 10, color: ink.wash };
  paper.put(letter, paper.margin + 8, at, style);
  paper.put(title, paper.margin + 28, at, style);
  paper.skip(26);
}

/** Boxes beside each other, label small above, answer in pen below. */
export function fieldRow(paper: Paper, fields: readonly FormField[]): void {
  const { sans, pen } = paper.fonts;
  const shares = fields.reduce((sum, field) => sum + (field.share ?? 1), 0);
  const widths = fields.map(field => (paper.width * (field.share ?? 1)) / shares);
  const lines = fields.map((field, index) => wrap(field.value, pen, 9.5, (widths[index] ?? 0) - 12));
  const height = 19 + 12 * Math.max(1, ...lines.map(each => each.length));
  paper.need(height + 4);
  let x = paper.margin;
  fields.forEach((field, index) => {
    const width = widths[index] ?? 0;
    paper.box(x, paper.y(), width, height);
    paper.put(field.label, x + 5, paper.y() + 9.5, { font: sans, size: 6.8, color: ink.grey });
    lines[index]?.forEach((line, nth) => {
      paper.put(line, x + 6, paper.y() + 22 + nth * 12, { font: pen, size: 9.5, color: ink.pen });
    });
    x += width;
  });
  paper.skip(height);
}

/** A row of boxes of which one is ticked. */
export function choiceRow(paper: Paper, label: string, choices: readonly string[], chosen: string): void {
  const { sans } = paper.fonts;
  paper.need(24);
  paper.box(paper.margin, paper.y(), paper.width, 22);
  paper.put(label, paper.margin + 5, paper.y() + 14, { font: sans, size: 8, color: ink.grey });
  let x = paper.margin + Math.max(150, sans.widthOfTextAtSize(label, 8) + 24);
  for (const choice of choices) {
    tick(paper, x, paper.y() + 6, choice === chosen);
    paper.put(choice, x + 15, paper.y() + 14.2, { font: sans, size: 8.8 });
    x += sans.widthOfTextAtSize(choice, 8.8) + 34;
  }
  paper.skip(22);
}

/** A numbered question with Yes and No, and what was added to a Yes. */
export function yesNoQuestion(
  paper: Paper,
  number: string,
  question: string,
  yes: boolean,
  detail: string | undefined,
): void {
  const { sans, sansBold, pen } = paper.fonts;
  const lines = wrap(question, sans, 8.8, paper.width - 130);
  const details = detail ? wrap(detail, pen, 9, paper.width - 40) : [];
  const height = 8 + lines.length * 11.5 + (details.length > 0 ? 6 + details.length * 11.5 : 0);
  paper.need(height);
  paper.put(number, paper.margin + 4, paper.y() + 13, { font: sansBold, size: 8.8 });
  lines.forEach((line, nth) => {
    paper.put(line, paper.margin + 28, paper.y() + 13 + nth * 11.5, { font: sans, size: 8.8 });
  });
  const right = paper.margin + paper.width;
  tick(paper, right - 84, paper.y() + 5, yes);
  paper.put('Yes', right - 70, paper.y() + 13, { font: sans, size: 8.8 });
  tick(paper, right - 42, paper.y() + 5, !yes);
  paper.put('No', right - 28, paper.y() + 13, { font: sans, size: 8.8 });
  details.forEach((line, nth) => {
    const at = paper.y() + 19 + lines.length * 11.5 + nth * 11.5;
    paper.put(line, paper.margin + 28, at, { font: pen, size: 9, color: ink.pen });
  });
  paper.skip(height);
  paper.rule(paper.y());
}

/** A table with a head; columns share the width. Cells are one line. */
export function table(
  paper: Paper,
  columns: readonly { readonly label: string; readonly share: number }[],
  rows: readonly (readonly string[])[],
): void {
  const { sans, sansBold, pen } = paper.fonts;
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const line = (cells: readonly string[], head: boolean): void => {
    paper.need(18);
    let x = paper.margin;
    columns.forEach((column, index) => {
      const width = (paper.width * column.share) / shares;
      paper.box(x, paper.y(), width, 17, head ? ink.wash : undefined);
      paper.put(cells[index] ?? '', x + 5, paper.y() + 11.8, {
        font: head ? sansBold : pen,
        size: head ? 7.4 : 8.8,
        color: head ? ink.black : ink.pen,
      });
      x += width;
    });
    paper.skip(17);
  };
  line(
    columns.map(column => column.label),
    true,
  );
  for (const row of rows) line(row, false);
  // An empty line, as forms have.
  paper.put('', paper.margin, paper.y(), { font: sans, size: 8 });
  paper.skip(8);
}

/** A signature: a line, the name below, and strokes that follow the letters of the name. */
export function signature(paper: Paper, name: string, place: string, date: string): void {
  paper.need(84);
  const baseline = paper.y() + 46;
  const letters = name.toLowerCase().replaceAll(' ', '').split('');
  let path = 'M 0 0';
  letters.forEach((letter, index) => {
    const code = letter.charCodeAt(0);
    const up = index === 0 || letter === name.split(' ')[1]?.[0]?.toLowerCase() ? 22 : 5 + (code % 7);
    const step = 5.5 + (code % 5);
    path += ` q ${step * 0.3} ${-up} ${step * 0.6} ${-up * 0.3} t ${step * 0.4} ${up * 0.3 + (index % 2 ? 0.8 : -0.8)}`;
  });
  paper.page().drawSvgPath(`${path} q 22 -12 46 -3`, {
    x: paper.margin + 14,
    y: A4.height - baseline,
    borderColor: ink.pen,
    borderWidth: 1.1,
  });
  const { sans, pen } = paper.fonts;
  const line = (x: number, width: number, label: string, value: string): void => {
    paper.page().drawLine({
      start: { x, y: A4.height - baseline - 6 },
      end: { x: x + width, y: A4.height - baseline - 6 },
      thickness: 0.6,
      color: ink.grey,
    });
    if (value) paper.put(value, x + 4, baseline + 2, { font: pen, size: 9.5, color: ink.pen });
    paper.put(label, x, baseline + 16, { font: sans, size: 6.8, color: ink.grey });
  };
  line(paper.margin, 220, `Signature of the life to be assured (${name})`, '');
  line(paper.margin + 250, 120, 'Place', place);
  line(paper.margin + 390, 90, 'Date', date);
  paper.skip(84);
}

function tick(paper: Paper, x: number, y: number, isTicked: boolean): void {
  paper.box(x, y, 9.5, 9.5);
  if (!isTicked) return;
  for (const [from, to] of [
    [1.4, 8.1],
    [8.1, 1.4],
  ] as const) {
    paper.page().drawLine({
      start: { x: x + 1.4, y: A4.height - y - from },
      end: { x: x + 8.1, y: A4.height - y - to },
      thickness: 1.3,
      color: ink.pen,
    });
  }
}

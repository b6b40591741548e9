import { readFile } from 'node:fs/promises';

/** A page of a manual has about so many lines. */
const LINES = 44;
const WORDS =
  'the value of an expression is stored in a vector and returned by function when its first argument names list'.split(
    ' ',
  );

/** A PDF of many pages of text, the same every time; or the file that `MERIDIAN_BENCH_PDF` names. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const given = process.env['MERIDIAN_BENCH_PDF'];
  return given === undefined ? makeLongPdf(pages) : await readFile(given);
}

function makeLongPdf(pages: number): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '', '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>'];
  const kids: string[] = [];
  for (let page = 1; page <= pages; page++) {
    const content = contentOf(page);
    const number = objects.length + 1;
    kids.push(`${number} 0 R`);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${number + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  }
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages}>>`;
  const parts = ['%PDF-1.7\n'];
  let length = parts[0]?.length ?? 0;
  let table = '0000000000 65535 f \n';
  for (const [i, object] of objects.entries()) {
    const part = `${i + 1} 0 obj\n${object}\nendobj\n`;
    table += `${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
  }
  const size = objects.length + 1;
  parts.push(`xref\n0 ${size}\n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}

function contentOf(page: number): string {
  let seed = page * 7919;
  const word = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? '';
  };
  const lines = Array.from({ length: LINES }, (_, line) => {
    const words = Array.from({ length: 13 }, word).join(' ');
    return `${line === 0 ? '' : 'T* '}(${line === 0 ? `Page ${page}` : words}) Tj`;
  });
  return `BT /F1 10 Tf 15 TL 72 740 Td ${lines.join(' ')} ET`;
}

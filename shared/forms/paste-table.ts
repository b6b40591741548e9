/** Rows and cells that were copied; more are somebody's mistake, and are cut off with a word about it. */
export const MOST_ROWS = 2_000;

/**
 * A table that was copied as text: tabs between cells as spreadsheets write them, otherwise commas or semicolons, with
 * quotes as in RFC 4180. Null when it is not a table of at least two cells.
 */
export function readTable(said: string): readonly (readonly string[])[] | null {
  const text = said.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n+$/, '');
  const separator = text.includes('\t') ? '\t' : likelySeparator(text);
  const rows = splitCells(text, separator).filter(row => row.some(cell => cell.trim() !== ''));
  const isTable = rows.length > 1 || (rows[0]?.length ?? 0) > 1;
  return isTable ? rows.slice(0, MOST_ROWS).map(row => row.map(cell => cell.trim())) : null;
}

/** The sign that stands as often in every line; a sentence with a comma in it is no table. */
function likelySeparator(text: string): string {
  const lines = text.split('\n').slice(0, 20);
  const isEven = (sign: string) => {
    const counts = new Set(lines.map(line => line.replaceAll(/"[^"]*"/g, '').split(sign).length));
    return counts.size === 1 && !counts.has(1);
  };
  return [';', ','].find(sign => lines.length > 1 && isEven(sign)) ?? '\t';
}

function splitCells(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows;
}

import { MOST_ROWS } from './paste-table.ts';

/** A run of words where it stands: in any unit, from the top left of its page. */
export interface PlacedWords {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Line = readonly PlacedWords[];
type Table = readonly (readonly string[])[];

/** A gap that columns stand on both sides of, in heights of a line: words of a sentence are closer together. */
const COLUMN_GAP = 0.7;
/** Lines that may reach over a gap without closing it: a heading over two columns. */
const MOST_CROSSING = 0.2;
/** A line that is closer than this to the one above, in usual distances, may go on with its cells. */
const CLOSE = 0.8;

/**
 * The rows and cells of a table that is only drawn: lines by height, columns by the gaps that run through (nearly) all
 * lines. A cell that was wrapped goes on in the next line. Null when it is not a table of at least two cells.
 */
export function tableFromWords(words: readonly PlacedWords[]): Table | null {
  const lines = linesOf(words.filter(({ text }) => text.trim() !== '')).slice(0, MOST_ROWS);
  const starts = columnStarts(lines);
  const rows = lines.map(line => cellsOf(line, starts));
  const joined = joinWrapped(rows, lines.map(topOf));
  return joined.length > 1 || starts.length > 1 ? joined : null;
}

function linesOf(words: readonly PlacedWords[]): Line[] {
  const lines: PlacedWords[][] = [];
  const middle = ({ top, height }: PlacedWords) => top + height / 2;
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    const isSame = first && Math.abs(middle(word) - middle(first)) < 0.6 * Math.max(first.height, word.height);
    if (line && isSame) line.push(word);
    else lines.push([word]);
  }
  return lines.map(line => line.toSorted((a, b) => a.left - b.left));
}

/** Where each column begins: right of a gap that few lines reach over. */
function columnStarts(lines: readonly Line[]): readonly number[] {
  const words = lines.flat();
  const least = COLUMN_GAP * median(words.map(({ height }) => height));
  const mayCross = Math.floor(lines.length * MOST_CROSSING);
  const edges = words
    .flatMap(({ left, width }) => [
      { at: left, step: 1 },
      { at: left + width, step: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || b.step - a.step);
  const starts = edges[0] ? [edges[0].at] : [];
  let open = 0;
  let emptySince: number | null = null;
  for (const { at, step } of edges) {
    const wasOpen = open > mayCross;
    open += step;
    const isOpen = open > mayCross;
    if (wasOpen && !isOpen) emptySince = at;
    if (!wasOpen && isOpen) {
      if (emptySince !== null && at - emptySince >= least) starts.push(at);
      emptySince = null;
    }
  }
  return starts;
}

function cellsOf(line: Line, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  let before: { column: number; right: number } | null = null;
  for (const { text, left, width, height } of line) {
    const middle = left + Math.min(width, height) / 2;
    const column = Math.max(
      0,
      starts.findLastIndex(start => start <= middle),
    );
    const isTouching = before?.column === column && left - before.right < 0.1 * height;
    cells[column] = `${cells[column] ?? ''}${cells[column] === '' || isTouching ? '' : ' '}${text.trim()}`;
    before = { column, right: left + width };
  }
  return cells;
}

/** A close line that begins nothing of its own in the first column is the rest of the row above. */
function joinWrapped(rows: readonly string[][], tops: readonly number[]): Table {
  const usual = median(tops.slice(1).map((top, i) => top - (tops[i] ?? 0)));
  const joined: string[][] = [];
  for (const [i, row] of rows.entries()) {
    const above = joined.at(-1);
    const isClose = i > 0 && (tops[i] ?? 0) - (tops[i - 1] ?? 0) < CLOSE * usual;
    if (above && isClose && row.length > 1 && row[0] === '') {
      for (const [at, cell] of row.entries()) if (cell !== '') above[at] = `${above[at] ?? ''} ${cell}`.trim();
    } else joined.push([...row]);
  }
  return joined;
}

const topOf = (line: Line): number => Math.min(...line.map(({ top }) => top));

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

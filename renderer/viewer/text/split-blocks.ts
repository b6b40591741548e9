export interface TextBlock {
  readonly start: number;
  readonly text: string;
}

/** A block ends at the first line end after this many units. */
const BLOCK_LENGTH = 4000;
/** A line longer than this is cut where it must be, so that one line cannot be the whole document. */
const LONGEST_BLOCK = 40_000;

/** Cuts a text into pieces that a browser can lay out one by one. Joined they are the text again. */
export function splitBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let start = 0; start < text.length; ) {
    const end = blockEnd(text, start);
    blocks.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return blocks;
}

function blockEnd(text: string, start: number): number {
  if (start + BLOCK_LENGTH >= text.length) return text.length;
  const lineEnd = text.indexOf('\n', start + BLOCK_LENGTH);
  if (lineEnd !== -1 && lineEnd - start < LONGEST_BLOCK) return lineEnd + 1;
  if (lineEnd === -1 && text.length - start <= LONGEST_BLOCK) return text.length;
  const space = text.lastIndexOf(' ', start + LONGEST_BLOCK);
  if (space > start + BLOCK_LENGTH) return space + 1;
  const unit = text.charCodeAt(start + LONGEST_BLOCK);
  // Not through a surrogate pair: half a character is drawn as a question mark.
  return start + LONGEST_BLOCK + (unit >= 0xdc00 && unit <= 0xdfff ? 1 : 0);
}

/** True for text whose columns were made with spaces: it needs letters of one width to stand as it was meant. */
export function hasColumns(text: string): boolean {
  const lines = text
    .slice(0, 50_000)
    .split('\n')
    .filter(line => line.trim() !== '');
  const aligned = lines.filter(line => /\S {3,}\S/.test(line) || /\S\t+\S/.test(line));
  return lines.length > 0 && aligned.length / lines.length > 0.2;
}

import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const MOST_LINES = 300;
const MOST_MEDIAN = 100;
const SOURCES = '{shared,electron,renderer,build,e2e}/**/*.{ts,tsx,mjs,cjs,css}';

export interface FileLength {
  readonly file: string;
  readonly lines: number;
}

export interface LengthReport {
  readonly files: number;
  readonly median: number;
  readonly tooLong: readonly FileLength[];
  readonly ok: boolean;
}

/** A file of over 300 lines does two things; a median of over 100 says that most of them do. */
export function judgeLengths(lengths: readonly FileLength[]): LengthReport {
  const sorted = lengths.map(length => length.lines).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const tooLong = lengths.filter(length => length.lines > MOST_LINES);
  return { files: lengths.length, median, tooLong, ok: tooLong.length === 0 && median < MOST_MEDIAN };
}

export async function measureFiles(project: string): Promise<FileLength[]> {
  const lengths: FileLength[] = [];
  for await (const file of glob(SOURCES, { cwd: project })) {
    const text = await readFile(join(project, file), 'utf8');
    lengths.push({ file, lines: text.split('\n').length - 1 });
  }
  return lengths;
}

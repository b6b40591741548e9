import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { spellingFinder, spellingsOf } from './find-spellings.ts';
import { withInflated } from './inflate-streams.ts';

export interface Finding {
  readonly file: string;
  readonly text: string;
  readonly encoding: string;
}

export interface Scan {
  readonly files: number;
  readonly bytes: number;
  readonly found: readonly Finding[];
}

/**
 * Looks for each text in every byte of every file below a folder, in each of its spellings, also inside gzip, zlib and
 * ZIP streams. A text of letters drawn at random is found in Snappy blocks as well: they keep literally what is new.
 */
export async function scanFolder(folder: string, texts: readonly string[]): Promise<Scan> {
  const find = spellingFinder(texts.flatMap(spellingsOf));
  const found = new Map<string, Finding>();
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.relative(folder, path.join(entry.parentPath, entry.name));
    const content = await readIfThere(path.join(folder, file));
    if (!content) continue;
    files++;
    bytes += content.length;
    const named = find(Buffer.from(file)).map(({ text, encoding }) => ({ text, encoding: `name, ${encoding}` }));
    const inside = [...withInflated(content)].flatMap(find);
    for (const { text, encoding } of [...named, ...inside]) {
      found.set(`${file}\0${text}\0${encoding}`, { file, text, encoding });
    }
  }
  return { files, bytes, found: [...found.values()] };
}

/** Null when it went away since the folder was listed: a running browser makes and removes files. */
async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

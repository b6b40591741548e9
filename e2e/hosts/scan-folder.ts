import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Finding {
  readonly file: string;
  readonly text: string;
  readonly encoding: string;
}

/** The ways in which a text could lie on a disk without being encrypted. Base64 at each of its three alignments. */
function spellings(text: string): { encoding: string; bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map(shift => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // The first and last characters depend on the neighbours: what is left is the same in every surrounding.
    return { encoding: `base64+${shift}`, bytes: Buffer.from(encoded.slice(4, -4), 'latin1') };
  });
  return [
    { encoding: 'utf-8', bytes: utf8 },
    { encoding: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
    { encoding: 'hex', bytes: Buffer.from(utf8.toString('hex'), 'latin1') },
    ...base64,
  ];
}

/** Looks for each text in every byte of every file below a folder; gzip members that start a file are opened too. */
export async function scanFolder(
  folder: string,
  texts: readonly string[],
): Promise<{ files: number; bytes: number; found: Finding[] }> {
  const needles = texts.flatMap(text => spellings(text).map(spelling => ({ text, ...spelling })));
  const found: Finding[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    files++;
    bytes += content.length;
    for (const haystack of [content, ...gunzipped(content)]) {
      for (const { text, encoding, bytes: needle } of needles) {
        if (haystack.includes(needle)) found.push({ file: path.relative(folder, file), text, encoding });
      }
    }
  }
  return { files, bytes, found };
}

function gunzipped(content: Buffer): Buffer[] {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return [];
  try {
    return [gunzipSync(content)];
  } catch {
    // Two bytes that look like gzip are not gzip.
    return [];
  }
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { FileToInspect } from './inspect-files.ts';

const Index = z.array(z.object({ file: z.string(), password: z.string().optional() }));

/** Folders of the public data that hold documents, and which of their files are some. */
const FOLDERS = [
  'pdf/files',
  ...['csv', 'docx', 'eml', 'html', 'msg', 'tiff', 'xlsx'].map(kind => `documents/${kind}`),
  'cuad/pdf',
  'cuad/txt',
  'clinical-evidence/txt',
] as const;

/** Every document of the public data, with the passwords that its index knows. In a fixed order. */
export async function documentsOf(data: string): Promise<readonly FileToInspect[]> {
  const passwords = new Map<string, string>();
  for (const set of ['pdf', 'documents']) {
    const index = Index.parse(JSON.parse(await readFile(path.join(data, set, 'index.json'), 'utf8')));
    for (const { file, password } of index) if (password !== undefined) passwords.set(path.join(set, file), password);
  }
  const found: FileToInspect[] = [];
  for (const folder of FOLDERS) {
    const names = await readdir(path.join(data, folder));
    for (const name of names.toSorted()) {
      if (name.endsWith('.expected.json')) continue;
      const password = passwords.get(path.join(folder, name));
      found.push({ file: path.join(data, folder, name), password });
    }
  }
  return found;
}

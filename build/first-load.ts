import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Goal P14: JavaScript that must arrive before the queue can be shown, gzipped. */
export const FIRST_LOAD_GOAL_KB = 200;

/** The scripts that a page loads before anything else: its own and those that it preloads. */
export function firstScripts(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(match => match[1] ?? '');
}

/** Kilobytes (1000 bytes) of the first load of a built window. */
export async function measureFirstLoad(folder: string): Promise<number> {
  const names = firstScripts(await readFile(join(folder, 'index.html'), 'utf8'));
  const scripts = await Promise.all(names.map(name => readFile(join(folder, name))));
  return scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0) / 1000;
}

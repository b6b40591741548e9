import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { PACKAGED } from './builder-config.ts';
import { wrongFuses } from './fuses.ts';

/** Everything that is not as it should be in an unpacked package, a sentence each. Reads the package, not the settings. */
export async function verifyPackage(project: string, unpacked: string): Promise<string[]> {
  const listed = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false });
  const wire = await getCurrentFuseWire(join(unpacked, 'meridian'));
  return [...wrongFiles(await expectedFiles(project), filesOnly(listed)), ...wrongFuses({ ...wire })];
}

/** Both ways: what is missing does not start, and what is there too is shipped by accident. */
export function wrongFiles(expected: readonly string[], found: readonly string[]): string[] {
  return [
    ...expected.filter(file => !found.includes(file)).map(file => `${file} is missing from the package.`),
    ...found.filter(file => !expected.includes(file)).map(file => `${file} is in the package and should not be.`),
  ];
}

async function expectedFiles(project: string): Promise<string[]> {
  const files = ['package.json'];
  for (const folder of PACKAGED) {
    for (const entry of await readdir(join(project, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.name.endsWith('.map'))
        files.push(join(entry.parentPath, entry.name).slice(project.length + 1));
    }
  }
  return files;
}

/** The archive lists folders as well; a folder is what another entry lies in. */
function filesOnly(listed: readonly string[]): string[] {
  const paths = listed.map(path => path.replaceAll('\\', '/').replace(/^\//, ''));
  return paths.filter(path => !paths.some(other => other.startsWith(`${path}/`)));
}

import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { auditTypes } from './audit-event.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Every file of the program; tests and what they stand on write nothing that counts. */
async function sources(): Promise<string[]> {
  const rooms = ['electron', 'renderer'].map(async room => {
    const found = await readdir(join(ROOT, room), { recursive: true });
    return found.map(name => join(ROOT, room, name));
  });
  return (await Promise.all(rooms))
    .flat()
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.|[/\\]testing[/\\]|audit-event\.ts$/.test(path));
}

test('G25 each of the types of the audit trail is written by the program somewhere', async () => {
  const texts = await Promise.all((await sources()).map(path => readFile(path, 'utf8')));
  const program = texts.join('\n');
  expect(auditTypes.length).toBeGreaterThanOrEqual(40);
  expect(auditTypes.filter(type => !program.includes(`'${type}'`))).toEqual([]);
});

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const INVARIANTS = Array.from({ length: 29 }, (_, i) => `I${i + 1}`);
/** A test's name that begins with ids: `'I3 G6 the browser …'`. */
const NAMED = /['"`]((?:[IGT]\d+,? )+)/g;
const SKIPPED = /\b(?:test|describe)\.(?:skip|todo|fixme|fails)\w*\(\s*['"`](?:[GT]\d+,? )*I\d+/;

const sources = new Map<string, string>();
for (const room of ['shared', 'electron', 'renderer', 'e2e']) {
  for (const name of await readdir(path.join(ROOT, room), { recursive: true })) {
    if (!/\.(?:test|spec)\.tsx?$/.test(name)) continue;
    const file = `${room}/${name.replaceAll(path.sep, '/')}`;
    sources.set(file, await readFile(path.join(ROOT, file), 'utf8'));
  }
}

function idsOf(source: string): Set<string> {
  return new Set([...source.matchAll(NAMED)].flatMap(([, ids]) => ids?.split(/,? /) ?? []));
}

/** The rows of the tables in `e2e/README.md`: id, and the files that it names, `{a,b}` written out. */
async function rows(): Promise<Map<string, string[]>> {
  const text = await readFile(path.join(ROOT, 'e2e/README.md'), 'utf8');
  const found = new Map<string, string[]>();
  for (const [, id = '', rest = ''] of text.matchAll(/^\| (I\d+) \|(.*)$/gm)) {
    const paths = [...rest.matchAll(/`([\w./{},-]+\/[\w./{},*-]+)`/g)].flatMap(([, one = '']) => written(one));
    found.set(id, paths);
  }
  return found;
}

function written(pattern: string): string[] {
  const [whole, inner] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || inner === undefined) return [pattern];
  return inner.split(',').flatMap(word => written(pattern.replace(whole, word)));
}

test.each(INVARIANTS)('%s has a test whose name begins with it', id => {
  expect([...sources].filter(([, source]) => idsOf(source).has(id))).not.toEqual([]);
});

test('no test of an invariant is switched off', () => {
  expect([...sources].filter(([, source]) => SKIPPED.test(source)).map(([file]) => file)).toEqual([]);
});

test('the table of the invariants names each of them, only files that are there, and one that names the id', async () => {
  const table = await rows();
  expect([...table.keys()]).toEqual(INVARIANTS);
  for (const [id, patterns] of table) {
    const files = patterns.flatMap(pattern => {
      const matching = [...sources.keys()].filter(file => path.matchesGlob(file, pattern));
      expect(matching.length > 0 || existsSync(path.join(ROOT, pattern)), `${id}: ${pattern}`).toBe(true);
      return matching;
    });
    const naming = files.filter(file => idsOf(sources.get(file) ?? '').has(id));
    expect(naming, `${id}: none of ${files.join()} names it`).not.toEqual([]);
  }
});

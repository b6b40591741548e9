import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { documentsOf } from './corpus.ts';
import { inspectFiles } from './inspect-files.ts';

const data = process.env['MERIDIAN_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(path.join(data, 'documents/index.json'));
if (!isHere) console.log('not run: the public documents are not beside this checkout (set MERIDIAN_DATA)');

/** A line each, so that a change shows in a comparison of two versions of the table. */
function tableOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** The table is `expected.txt`; `vitest -u` writes it anew, and whoever does reads what has changed. */
test.runIf(isHere)(
  'every public document is shown, or is refused for a reason that has a name',
  { timeout: 900_000 },
  async () => {
    const lines: string[] = [];
    const wrong: string[] = [];
    for await (const seen of inspectFiles(await documentsOf(data))) {
      const name = path.relative(data, seen.file);
      const { kind, pages, sheets, characters, warnings, error } = seen;
      // How much of a picture has been read by then is no fact of the file.
      const lasting = kind === 'image' ? warnings.filter(one => !/^(?:no-text|machine-read)$/.test(one)) : warnings;
      const letters = kind === 'image' ? '-' : (characters ?? '-');
      const facts = [kind, pages ?? '-', sheets ?? '-', letters, error ?? 'ok', lasting.toSorted().join(' ') || '-'];
      lines.push([name, ...facts].join(' | '));
      const isNamed = error === null || !['crashed', 'timed-out', 'unnamed', 'bug', 'not-readable'].includes(error);
      const isQuiet = !warnings.includes('remote-request') && !warnings.includes('script-error');
      if (!isNamed || !isQuiet) wrong.push(`${name}: ${error ?? ''} ${warnings.join(' ')}`);
    }
    expect(wrong).toEqual([]);
    await expect(tableOf(lines)).toMatchFileSnapshot('expected.txt');
  },
);

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, onTestFinished, test } from 'vitest';

/** The names of the rules that a project of these files breaks. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-rules-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const options = await extractOptions(resolve('build/dependency-rules.cjs'));
  const rooms = [...new Set(Object.keys(files).map(path => path.split('/')[0] ?? ''))];
  const { output } = await cruise(rooms, { ...options, validate: true, baseDir: folder });
  return (output as ICruiseResult).summary.violations.map(violation => violation.rule.name);
}

const thing = 'export interface Thing { a: string }\n';

test.each([
  ['meet-in-shared', 'renderer/app/a.ts', '../../electron/core/thing.ts', 'electron/core/thing.ts'],
  ['core-knows-no-adapter', 'electron/core/a.ts', '../host/chromium/thing.ts', 'electron/host/chromium/thing.ts'],
  ['hosts-do-not-mix', 'electron/host/chromium/a.ts', '../electron/thing.ts', 'electron/host/electron/thing.ts'],
  ['hosts-do-not-mix', 'electron/host/electron/a.ts', '../../core/thing.ts', 'electron/core/thing.ts'],
  ['shared-stands-alone', 'shared/model/a.ts', '../../renderer/data/thing.ts', 'renderer/data/thing.ts'],
  ['neighbours', 'renderer/features/judge/a.ts', '../review/thing.ts', 'renderer/features/review/thing.ts'],
  ['ui-knows-no-data', 'renderer/ui/Button/a.ts', '../../data/thing.ts', 'renderer/data/thing.ts'],
  ['data-knows-no-screen', 'renderer/data/a.ts', '../app/thing.ts', 'renderer/app/thing.ts'],
  ['viewer-knows-no-feature', 'renderer/viewer/a.ts', '../features/judge/thing.ts', 'renderer/features/judge/thing.ts'],
  ['nobody-imports-a-test', 'shared/a.ts', './thing.test.ts', 'shared/thing.test.ts'],
])('%s: %s may not import %s, not even a type', async (rule, from, specifier, to) => {
  const importing = `import type { Thing } from '${specifier}';\nexport type Mine = Thing;\n`;
  expect(await brokenRules({ [from]: importing, [to]: thing })).toContain(rule);
});

test('a cycle is found, and what is allowed is allowed', async () => {
  const cycle = {
    'shared/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
    'shared/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
  };
  expect(await brokenRules(cycle)).toContain('no-cycles');
  const allowed = {
    'renderer/features/judge/a.ts':
      "import type { Thing } from '../../../shared/thing.ts';\nexport type Mine = Thing;\n",
    'shared/thing.ts': thing,
  };
  expect(await brokenRules(allowed)).toEqual([]);
});

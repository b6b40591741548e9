import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseFolders, type FolderReport, runFolder } from './run-folder.ts';

const suite = process.env['MERIDIAN_DMN_TCK'] ?? join(import.meta.dirname, '../../../shared/data/dmn-tck');
const isHere = existsSync(suite);
if (!isHere) console.log('not run: the DMN conformance suite is not beside this checkout (set MERIDIAN_DMN_TCK)');

async function runLevel(level: 2 | 3): Promise<{ passed: number; failures: FolderReport['failures'] }> {
  const reports: FolderReport[] = [];
  for (const folder of await caseFolders([join(suite, `compliance-level-${level}`)])) {
    reports.push(await runFolder(folder));
  }
  return {
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    failures: reports.flatMap(report => report.failures),
  };
}

test.skipIf(!isHere)('every test of conformance level 2 passes', async () => {
  const { passed, failures } = await runLevel(2);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(95);
});

test.skipIf(!isHere)('every test of conformance level 3 passes', async () => {
  const { passed, failures } = await runLevel(3);
  console.log(`DMN TCK level 3: ${passed} of ${passed + failures.length}`);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(1410);
});

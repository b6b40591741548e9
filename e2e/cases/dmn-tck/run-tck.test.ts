import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTckFolder, type TckResult } from './run-tck.ts';

const suite = process.env['MERIDIAN_DMN_TCK'] ?? join(import.meta.dirname, '../../../../shared/data/dmn-tck');
const isHere = existsSync(suite);
if (!isHere) console.log('not run: the DMN conformance suite is not beside this checkout (set MERIDIAN_DMN_TCK)');

async function runLevel(level: 2 | 3): Promise<{ passed: number; failed: TckResult[] }> {
  const folder = join(suite, `compliance-level-${level}`);
  const results = (await Promise.all(readdirSync(folder).map(name => runTckFolder(join(folder, name))))).flat();
  return {
    passed: results.filter(result => result.failure === null).length,
    failed: results.filter(result => result.failure !== null),
  };
}

test.skipIf(!isHere)('every test of conformance level 2 passes', async () => {
  const { passed, failed } = await runLevel(2);
  expect(failed).toEqual([]);
  expect(passed).toBeGreaterThan(0);
});

test.skipIf(!isHere)('no fewer tests of conformance level 3 pass than before', { timeout: 60_000 }, async () => {
  const { passed, failed } = await runLevel(3);
  console.log(`DMN TCK level 3: ${passed} of ${passed + failed.length}`);
  expect(passed).toBeGreaterThanOrEqual(1170);
});

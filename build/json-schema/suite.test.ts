import { expect, test } from 'vitest';
import { findSuite } from './find-suite.ts';
import { runSuite } from './run-suite.ts';

const suite = findSuite();
if (suite === null)
  console.log('not run: the JSON-Schema-Test-Suite is not here (npm run json-schema-suite brings it)');

test.skipIf(suite === null)('every required case of the official suite for draft 2020-12 passes', async () => {
  const { passed, failures } = await runSuite(suite ?? '');
  console.log(`JSON Schema 2020-12: ${passed} of ${passed + failures.length}`);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(1_100);
});

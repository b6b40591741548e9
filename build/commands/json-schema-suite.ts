import { parseArgs } from 'node:util';
import { ensureSuite } from '../json-schema/find-suite.ts';
import { runSuite } from '../json-schema/run-suite.ts';

const USAGE = `npm run json-schema-suite -- [DIR] [--json]

Runs the required cases of the official JSON-Schema-Test-Suite for draft 2020-12 through the validator that forms use,
and prints totals and a line for each failure. DIR is the suite's folder, with tests/draft2020-12 and remotes in it;
without one, that of Debian's package, which is installed where that is allowed. --json prints one object and nothing
else. Exits 0 when all pass, 1 when some fail, 2 when there is no suite.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

async function main(): Promise<number> {
  const suite = positionals[0] ?? (await ensureSuite());
  if (suite === null) {
    console.error('There is no JSON-Schema-Test-Suite on this computer. Name its folder, or set JSON_SCHEMA_SUITE.');
    return 2;
  }
  const { passed, byFile, failures } = await runSuite(suite);
  const failed = failures.length;
  const total = passed + failed;
  if (values.json) console.log(JSON.stringify({ passed, failed, total, byFile, failures }));
  else {
    for (const { file, group, test, expected, actual } of failures) {
      console.log(`${file}: ${group}: ${test}: expected ${expected}, got ${actual}`);
    }
    console.log(`draft2020-12: ${passed} of ${total} in ${Object.keys(byFile).length} files`);
  }
  return failed === 0 ? 0 : 1;
}

if (values.help) console.log(USAGE);
else {
  try {
    process.exitCode = await main();
  } catch (error) {
    // ENOENT, EACCES, or a file that is not a suite's: the sentence names it.
    console.error(`The suite cannot be run: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { caseFolders, type FolderReport, runFolder } from '../tck/run-folder.ts';

const USAGE = `npm run tck -- DIR… [--json]

Runs folders of the DMN Technology Compatibility Kit (a model and its test XML), at or below each DIR, and prints totals
and a line for each failure. --json prints one object and nothing else. Exits 0 when all tests pass, 1 when some fail,
2 when a folder cannot be read.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help || positionals.length === 0) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    await run(positionals, values.json);
  } catch (error) {
    // ENOENT, EACCES, or a test file that is not XML: the sentence names it.
    console.error(`The tests cannot be run: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

async function run(folders: readonly string[], json: boolean): Promise<void> {
  const paths = await caseFolders(folders);
  const reports: FolderReport[] = [];
  const levels = new Map<string, { passed: number; total: number }>();
  for (const path of paths) {
    const report = await runFolder(path);
    const level = basename(dirname(path));
    const before = levels.get(level) ?? { passed: 0, total: 0 };
    const total = before.total + report.passed + report.failures.length;
    levels.set(level, { passed: before.passed + report.passed, total });
    reports.push(report);
  }
  const failures = reports.flatMap(report => report.failures);
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const failed = failures.length;
  process.exitCode = failed === 0 ? 0 : 1;
  if (json) {
    const byFolder = Object.fromEntries(
      reports.map(({ folder, passed: ok, failures: { length } }) => [
        folder,
        { passed: ok, failed: length, total: ok + length },
      ]),
    );
    console.log(JSON.stringify({ passed, failed, total: passed + failed, byFolder, failures }));
    return;
  }
  for (const { folder, file, test, result, expected, actual } of failures) {
    console.log(`${folder} ${file} ${test} ${result}: expected ${expected}, got ${actual}`);
  }
  for (const [level, count] of levels) console.log(`${level}: ${count.passed} of ${count.total}`);
  console.log(`all: ${passed} of ${passed + failed}`);
}

import { delimiter, resolve } from 'node:path';
import { run, step, summarize, type StepResult } from './commands/step.ts';
import { UNIT_RESULTS } from './commands/test-counts.ts';
import { judgeLengths, measureFiles, MOST_LINES } from './file-lengths.ts';

const project = resolve(import.meta.dirname, '..');
process.chdir(project);
process.env['PATH'] = `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;

async function checkLengths(): Promise<boolean> {
  const report = judgeLengths(await measureFiles(project));
  for (const { file, lines } of report.tooLong) console.error(`${file} has ${lines} lines, ${MOST_LINES} are allowed.`);
  console.log(`${report.files} files, median ${report.median} lines.`);
  return report.ok;
}

const lint = ['-c', 'build/oxlint.json', '--type-aware', '--deny-warnings'];
const unit = [
  'run',
  '-c',
  'build/vitest.config.ts',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${UNIT_RESULTS}`,
];

/** Everything is run, also after a failure, so that one run shows all there is to mend. */
const results: StepResult[] = [
  await step('Types (tsc -b)', () => run('tsc', ['-b'])),
  await step('Lint (oxlint)', () => run('oxlint', lint)),
  await step('Format (biome)', () => run('biome', ['format', '.'])),
  await step('Import rules (dependency-cruiser)', () => run(process.execPath, ['build/check-imports.ts'])),
  await step('Unused files, exports and packages (knip)', () => run('knip', ['-c', 'build/knip.json'])),
  await step('File lengths', checkLengths),
  await step('Unit tests (vitest)', () => run('vitest', unit)),
];

console.log(`\n${summarize(results)}`);
process.exitCode = results.every(result => result.ok) ? 0 : 1;

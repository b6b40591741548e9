import { rm } from 'node:fs/promises';
import { ensureBrowser } from './browser.ts';
import { run, step, summarize, type StepResult } from './step.ts';
import { STORY_RESULTS, storyCounts, UNIT_RESULTS, unitCounts, type TestCounts } from './test-counts.ts';

const node = process.execPath;

/** Everything that `npm test` promises. Goes on after a failure, so that one run shows all of them. */
async function runTests(): Promise<boolean> {
  await Promise.all([UNIT_RESULTS, STORY_RESULTS].map(file => rm(file, { force: true })));
  const environment: Record<string, string> = {};
  const browser = await step('A Chromium for the tests', async () => {
    environment['CHROMIUM_PATH'] = await ensureBrowser();
    console.log(environment['CHROMIUM_PATH']);
    return true;
  });
  const results: StepResult[] = [browser];
  if (browser.ok) {
    results.push(await step('Checks and unit tests (npm run check)', () => run(node, ['build/check.ts'], environment)));
    const built = await step('Build (npm run build)', () => run(node, ['build/build.ts']));
    results.push(built);
    if (built.ok) results.push(await step('Stories in a real Chromium (npm run e2e)', () => runStories(environment)));
  }
  console.log(`\n${summarize(results)}`);
  const isCounted = await printCounts();
  return isCounted && results.every(result => result.ok);
}

function runStories(environment: Record<string, string>): Promise<boolean> {
  const reporters = { PLAYWRIGHT_JSON_OUTPUT_FILE: STORY_RESULTS, FORCE_COLOR: '0' };
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
  return run('playwright', args, { ...environment, ...reporters });
}

/** The closing line is what a machine reads: `N passed, N failed`. False when a part did not report. */
async function printCounts(): Promise<boolean> {
  const units = await unitCounts(UNIT_RESULTS);
  const stories = await storyCounts(STORY_RESULTS);
  const show = (counts: TestCounts | null): string =>
    counts ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : 'not run';
  console.log(`\nUnit tests: ${show(units)}\nStories:    ${show(stories)}`);
  if (stories && stories.repeated > 0) {
    console.log(`${stories.repeated} of the stories passed only when repeated: look for "flaky" above, and at why.`);
  }
  const sum = (of: keyof TestCounts): number => (units?.[of] ?? 0) + (stories?.[of] ?? 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return units !== null && stories !== null;
}

process.exitCode = (await runTests()) ? 0 : 1;

import { rm } from 'node:fs/promises';
import { ensureBrowser } from './browser.ts';
import { ensureSuite } from '../json-schema/find-suite.ts';
import { run, step, summarize, type StepResult } from './step.ts';
import {
  HISTORY_RESULTS,
  historyCounts,
  STORY_RESULTS,
  storyCounts,
  type TestCounts,
  UNIT_RESULTS,
  unitCounts,
} from './test-counts.ts';

const node = process.execPath;

/** Of 200 happenings each, with the seeds from 1 on. */
const HISTORIES = 500;

/** Everything that `npm test` promises. Goes on after a failure, so that one run shows all of them. */
async function runTests(): Promise<boolean> {
  await Promise.all([UNIT_RESULTS, STORY_RESULTS, HISTORY_RESULTS].map(file => rm(file, { force: true })));
  const environment: Record<string, string> = {};
  const browser = await step('A Chromium for the tests', async () => {
    environment['CHROMIUM_PATH'] = await ensureBrowser();
    console.log(environment['CHROMIUM_PATH']);
    return true;
  });
  const results: StepResult[] = [browser];
  if (browser.ok) {
    // Without it, its one test says that it did not run; nothing else needs it.
    if ((await ensureSuite()) === null) console.log('There is no JSON-Schema-Test-Suite here; its test is left out.');
    results.push(await step('Checks and unit tests (npm run check)', () => run(node, ['build/check.ts'], environment)));
    const built = await step('Build (npm run build)', () => run(node, ['build/build.ts']));
    results.push(built);
    if (built.ok) results.push(await step('Stories in a real Chromium (npm run e2e)', () => runStories(environment)));
    const lab = `${HISTORIES} random histories of workstations and a server (npm run faults)`;
    results.push(await step(lab, runHistories));
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

function runHistories(): Promise<boolean> {
  return run(node, ['e2e/faults/run.ts', '--histories', `${HISTORIES}`, '--counts', HISTORY_RESULTS]);
}

/** The closing line is what a machine reads: `N passed, N failed`. False when a part did not report. */
async function printCounts(): Promise<boolean> {
  const units = await unitCounts(UNIT_RESULTS);
  const stories = await storyCounts(STORY_RESULTS);
  const histories = await historyCounts(HISTORY_RESULTS);
  const show = (counts: TestCounts | null): string =>
    counts ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : 'not run';
  console.log(`\nUnit tests: ${show(units)}\nStories:    ${show(stories)}\nHistories:  ${show(histories)}`);
  if (stories && stories.repeated > 0) {
    console.log(`${stories.repeated} of the stories passed only when repeated: look for "flaky" above, and at why.`);
  }
  const sum = (of: keyof TestCounts): number =>
    [units, stories, histories].reduce((all, counts) => all + (counts?.[of] ?? 0), 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return units !== null && stories !== null && histories !== null;
}

process.exitCode = (await runTests()) ? 0 : 1;

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { historyCounts, storyCounts, unitCounts } from './test-counts.ts';

async function report(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-report-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

test('a file of tests that could not be loaded counts as failed', async () => {
  const file = await report({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numFailedTestSuites: 1 });
  expect(await unitCounts(file)).toEqual({ passed: 3, failed: 1, skipped: 1, repeated: 0 });
});

test('a story that passed only when repeated is counted apart, and an error outside of stories counts as failed', async () => {
  const file = await report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] });
  expect(await storyCounts(file)).toEqual({ passed: 5, failed: 2, skipped: 2, repeated: 1 });
});

test('a random history that violated something counts as failed', async () => {
  const file = await report({ passed: 498, failed: 2 });
  expect(await historyCounts(file)).toEqual({ passed: 498, failed: 2, skipped: 0, repeated: 0 });
});

test('a part that wrote no report is not run, which is not the same as passed', async () => {
  expect(await unitCounts('/nowhere/unit.json')).toBeNull();
  expect(await storyCounts('/nowhere/e2e.json')).toBeNull();
  expect(await historyCounts('/nowhere/histories.json')).toBeNull();
});

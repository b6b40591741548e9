import { readFile } from 'node:fs/promises';
import * as z from 'zod';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those that passed, how many only when repeated. */
  readonly repeated: number;
}

export const UNIT_RESULTS = '.cache/results/unit.json';
export const STORY_RESULTS = '.cache/results/e2e.json';
export const HISTORY_RESULTS = '.cache/results/histories.json';

const UnitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  // A file that could not be loaded has no tests to count; it must not pass as "0 failed".
  numFailedTestSuites: z.number(),
});

const StoryReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

const HistoryReport = z.object({ passed: z.number(), failed: z.number() });

/** Vitest's JSON report. Null when it wrote none: it did not come so far. */
export async function unitCounts(file: string): Promise<TestCounts | null> {
  const report = UnitReport.nullable().parse(await readJson(file));
  if (!report) return null;
  const { numPassedTests: passed, numPendingTests: skipped } = report;
  const failed = report.numFailedTests === 0 ? report.numFailedTestSuites : report.numFailedTests;
  return { passed, failed, skipped, repeated: 0 };
}

/** Playwright's JSON report. A story that passed only when repeated has passed, and is counted apart. */
export async function storyCounts(file: string): Promise<TestCounts | null> {
  const report = StoryReport.nullable().parse(await readJson(file));
  if (!report) return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, repeated: flaky };
}

/** The fault laboratory's count of random histories. */
export async function historyCounts(file: string): Promise<TestCounts | null> {
  const report = HistoryReport.nullable().parse(await readJson(file));
  return report && { ...report, skipped: 0, repeated: 0 };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

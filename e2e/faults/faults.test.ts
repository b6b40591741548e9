import { expect, test } from 'vitest';
import { CHECKS } from './checks/check-names.ts';
import { type Job, type JobResult, replayOf } from './jobs.ts';
import { CELLS } from './matrix/cells.ts';
import { FAULTS } from './matrix/fault-names.ts';
import { STEPS } from './matrix/steps.ts';
import { runJobs } from './run-jobs.ts';

/** The short form: all of it is `npm run faults`. */
const CELLS_WITHIN_MS = 11_000;
const HISTORIES_WITHIN_MS = 5000;
const EVERY_SO_MANY = 16;

const complaints = (results: readonly JobResult[]): string[] =>
  results.flatMap(({ job, violations }) => violations.map(({ id, what }) => `${id}: ${what} — ${replayOf(job)}`));

test('the table has a word for each of the 748 cells, and at least 450 of them are run', () => {
  expect(CELLS).toHaveLength(STEPS.length * FAULTS.length);
  expect(CELLS).toHaveLength(748);
  expect(CELLS.filter(cell => cell.excluded === null).length).toBeGreaterThanOrEqual(450);
});

test('every invariant that the laboratory promises to look for has a checker', () => {
  const promised = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 21, 22, 23, 24].map(n => `I${n}`);
  expect(Object.keys(CHECKS).toSorted()).toEqual(promised.toSorted());
});

test('G1 a part of the cells, of every kind of fault: nothing is violated', async () => {
  const jobs = CELLS.filter((cell, i) => cell.excluded === null && i % EVERY_SO_MANY === 0).map(
    ({ step, fault }): Job => ({ kind: 'cell', step, fault, seed: 1 }),
  );
  const results = await runJobs(jobs, { withinMs: CELLS_WITHIN_MS });
  console.log(`${results.length} of ${jobs.length} cells, seed 1`);
  expect(results.length).toBeGreaterThan(0);
  expect(complaints(results)).toEqual([]);
}, 60_000);

test('G2 as many random histories as fit: nothing is violated', async () => {
  const jobs = Array.from(
    { length: 500 },
    (_, i): Job => ({ kind: 'history', seed: i + 1, length: 60, path: null, isAlone: false }),
  );
  const results = await runJobs(jobs, { withinMs: HISTORIES_WITHIN_MS });
  console.log(`${results.length} of ${jobs.length} histories of 60 happenings, seeds 1 to ${results.length}`);
  expect(results.length).toBeGreaterThan(0);
  expect(complaints(results)).toEqual([]);
}, 60_000);

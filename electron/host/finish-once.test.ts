import { expect, onTestFinished, test, vi } from 'vitest';
import { finishOnce } from './finish-once.ts';

function finishing(work: () => Promise<void>) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let works = 0;
  let ends = 0;
  const one = finishOnce(
    () => {
      works++;
      return work();
    },
    () => void ends++,
  );
  return { one, count: () => [works, ends] };
}

test('the work is begun once, and the end is told once', async () => {
  const { one, count } = finishing(() => Promise.resolve());
  one.begin();
  one.begin();
  await vi.advanceTimersByTimeAsync(0);
  one.begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([count(), one.isFinished]).toEqual([[1, 1], true]);
});

test('work that fails, or never ends, holds the program for five seconds at most', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => said.mockRestore());
  const failing = finishing(() => Promise.reject(new Error('disk')));
  failing.one.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect([failing.one.isFinished, said.mock.calls.length]).toEqual([true, 1]);
  const hanging = finishing(() => new Promise(() => {}));
  hanging.one.begin();
  await vi.advanceTimersByTimeAsync(4999);
  expect(hanging.one.isFinished).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(hanging.count()).toEqual([1, 1]);
});

/** Script for a page, run before its own: notes the tasks of its main thread that took 50 ms or more. */
export const WATCH_LONG_TASKS = `(() => {
  window.longTasks = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ end: startTime + duration, duration });
  }).observe({ type: 'longtask', buffered: true });
})();`;

/** The longest task of the last `ms` milliseconds; 0 when none took 50 ms, below which the browser does not tell. */
export function longestTask(page: Evaluating, ms: number): Promise<number> {
  return page.evaluate(async (lastMs: number) => {
    const since = performance.now() - lastMs;
    // The observer hears of a task in a later one.
    await new Promise(resolve => setTimeout(resolve, 50));
    const { longTasks } = window as unknown as { longTasks: { end: number; duration: number }[] };
    return Math.max(0, ...longTasks.filter(({ end }) => end > since).map(({ duration }) => duration));
  }, ms);
}

/** As much of a page as this asks for. */
interface Evaluating {
  evaluate<Argument, Answer>(work: (argument: Argument) => Promise<Answer>, argument: Argument): Promise<Answer>;
}

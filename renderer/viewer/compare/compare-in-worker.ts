import type { TextComparison } from './compare-texts.ts';
import type { CompareQuestion } from './compare-worker.ts';

/** Compares two texts beside the window, which stays free meanwhile. Rejects when it was given up or broke. */
export function compareInWorker(question: CompareQuestion, signal: AbortSignal): Promise<TextComparison> {
  const { promise, resolve, reject } = Promise.withResolvers<TextComparison>();
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module', name: 'compare' });
  worker.addEventListener('message', ({ data }: MessageEvent<TextComparison>) => resolve(data));
  worker.addEventListener('error', event => {
    event.preventDefault();
    reject(new Error(`the comparison failed: ${event.message}`));
  });
  signal.addEventListener('abort', () => reject(new Error('the comparison was given up')), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  worker.postMessage(question);
  return promise.finally(() => worker.terminate());
}

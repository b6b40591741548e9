import { READ_LIMIT_MS } from './read-limit.ts';
import type { ReaderAnswer } from './reader-answer.ts';

/**
 * Has a document read by a worker of its own, which gets one message, sends one and ends.
 *
 * @returns stops it before
 */
export function startReading<Read>(
  start: () => Worker,
  task: unknown,
  onAnswer: (answer: ReaderAnswer<Read>) => void,
): () => void {
  const worker = start();
  const stop = () => {
    worker.terminate();
    clearTimeout(limit);
  };
  const settle = (answer: ReaderAnswer<Read>) => {
    stop();
    onAnswer(answer);
  };
  const limit = setTimeout(() => settle({ failed: 'too-slow' }), READ_LIMIT_MS);
  worker.addEventListener('message', (event: MessageEvent<ReaderAnswer<Read>>) => settle(event.data));
  worker.addEventListener('error', event => {
    // Out of memory: the worker ends, the window does not.
    event.preventDefault();
    settle({ failed: 'too-large' });
  });
  worker.postMessage(task, { transfer: [] });
  return stop;
}

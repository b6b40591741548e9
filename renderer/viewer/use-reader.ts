import { useEffect, useState } from 'react';
import type { ReaderAnswer } from './reader-answer.ts';
import { startReading } from './start-reading.ts';

/**
 * What a worker of its own makes of a document; null meanwhile. Stopped when the document is left, or when it takes too
 * long.
 *
 * @param start makes the worker. The same function each time.
 */
export function useReader<Read>(start: () => Worker, task: object | null): ReaderAnswer<Read> | null {
  const [given, setGiven] = useState<{ readonly of: object; readonly answer: ReaderAnswer<Read> } | null>(null);

  // A worker is the browser's.
  useEffect(() => {
    if (task === null) return undefined;
    return startReading<Read>(start, task, answer => setGiven({ of: task, answer }));
  }, [start, task]);

  return task !== null && given?.of === task ? given.answer : null;
}

import type { Process } from './process.ts';

/** What `navigator.locks` is to the cache workers of one store: one at a time, in order; a dead one's is free. */
export interface WriterLock {
  /** Resolves with the way to give it back. */
  request(process: Process): Promise<() => void>;
  readonly holders: () => number;
}

export function createWriterLock(): WriterLock {
  let holder: object | null = null;
  const waiting: { process: Process; take: () => void }[] = [];
  const next = (): void => {
    const first = waiting.shift();
    if (!first) return;
    if (first.process.isAlive()) first.take();
    else next();
  };
  return {
    request: process =>
      new Promise(resolve => {
        const take = (): void => {
          const own = {};
          holder = own;
          resolve(() => {
            if (holder !== own) return;
            holder = null;
            next();
          });
        };
        if (holder === null) take();
        else waiting.push({ process, take });
      }),
    holders: () => (holder === null ? 0 : 1),
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const FINISH_WITHIN_MS = 5000;

/** What quitting needs of a process. */
export interface QuittableProcess {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

export interface Quitting {
  /** Work that still needs the window; all of it is waited for, 5 s at most. */
  onQuit(work: () => Promise<void>): void;
  /** What takes the window down, when the work is done. */
  afterWork(work: () => Promise<void>): void;
  /** Finishes the work, then ends the process. Asking twice ends it at once. */
  quit(code: number): void;
}

export function createQuitting(process: QuittableProcess): Quitting {
  const works: (() => Promise<void>)[] = [];
  const lastSteps: (() => Promise<void>)[] = [];
  let isQuitting = false;

  const finish = async (code: number): Promise<void> => {
    const limit = setTimeout(() => process.exit(code), FINISH_WITHIN_MS);
    for (const work of [...works, ...lastSteps]) {
      try {
        await work();
      } catch (error) {
        // What could not be finished must not keep the person from quitting; what they did is in the window’s outbox.
        console.error('Meridian could not finish everything before quitting:', error);
      }
    }
    clearTimeout(limit);
    process.exit(code);
  };
  const quit = (code: number): void => {
    if (isQuitting) return process.exit(code);
    isQuitting = true;
    void finish(code);
  };
  for (const signal of SIGNALS) process.on(signal, () => quit(0));
  return { onQuit: work => void works.push(work), afterWork: work => void lastSteps.push(work), quit };
}

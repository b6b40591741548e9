import type { Clock } from '../../../shared/clock.ts';

/** A program that can be killed at any moment: what it still waits for never comes, and what it still does has no effect. */
export interface Process {
  readonly name: string;
  readonly isAlive: () => boolean;
  /** The machine's clock, for as long as the program runs. */
  readonly clock: Clock;
  /** Passes an answer on if the program is still there to hear it; otherwise never. */
  whileAlive<T>(work: Promise<T>): Promise<T>;
  /** Run at the kill, newest first: what the machine takes back from a dead program. */
  onKill(clean: () => void): void;
  kill(): void;
}

/** @param machine the clock of the machine it runs on: its wall may be wrong */
export function startProcess(name: string, machine: Clock): Process {
  let alive = true;
  const cleaners: (() => void)[] = [];
  const pending = new Set<() => void>();
  return {
    name,
    isAlive: () => alive,
    clock: {
      now: machine.now,
      after(delayMs, callback) {
        if (!alive) return () => {};
        const cancel = machine.after(delayMs, () => {
          pending.delete(cancel);
          if (alive) callback();
        });
        pending.add(cancel);
        return () => {
          pending.delete(cancel);
          cancel();
        };
      },
    },
    whileAlive: work =>
      new Promise((resolve, reject) => {
        work.then(
          value => alive && resolve(value),
          (error: unknown) => alive && reject(error instanceof Error ? error : new Error(String(error))),
        );
      }),
    onKill(clean) {
      if (alive) cleaners.unshift(clean);
      else clean();
    },
    kill() {
      if (!alive) return;
      alive = false;
      for (const cancel of pending) cancel();
      for (const clean of cleaners) clean();
    },
  };
}

import type { Rest } from '../../data/search/index-keeper.ts';

/** Somebody who works presses or moves something more often than this. */
const QUIET_MS = 800;
const ACTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const;

/** Knows when nobody works in this window. Reading documents waits for that, unless somebody waits for it. */
export class Quiet {
  readonly #stop = new AbortController();
  #lastActMs = performance.now();

  constructor() {
    const note = () => {
      this.#lastActMs = performance.now();
    };
    for (const act of ACTS) {
      addEventListener(act, note, { passive: true, capture: true, signal: this.#stop.signal });
    }
  }

  readonly rest: Rest = async (isAwaited, signal) => {
    if (!isAwaited) await this.#untilQuiet(signal);
    // A window that is hidden is never idle, and has nobody to disturb.
    await new Promise(resolve => requestIdleCallback(resolve, { timeout: isAwaited ? 50 : 2000 }));
    signal.throwIfAborted();
  };

  async #untilQuiet(signal: AbortSignal): Promise<void> {
    for (let left = this.#left(); left > 0 && !signal.aborted; left = this.#left()) {
      await new Promise(resolve => setTimeout(resolve, left));
    }
  }

  #left(): number {
    return this.#lastActMs + QUIET_MS - performance.now();
  }

  end(): void {
    this.#stop.abort();
  }
}

interface Job {
  readonly page: number;
  readonly run: () => Promise<void>;
}

/**
 * Draws pages one at a time, the one nearest to the eye first. Jobs are withdrawn only by pages that have gone far
 * away: cancelling what is near again in the next moment leaves the view blank at speed (performance.md §4).
 */
export class RenderQueue {
  readonly #waiting = new Set<Job>();
  #isRunning = false;
  #focus = 0;

  /** The page that is read. */
  lookAt(page: number): void {
    this.#focus = page;
  }

  /** Adds a job; the result withdraws it if it has not begun. A job must not reject. */
  add(page: number, run: () => Promise<void>): () => void {
    const job = { page, run };
    this.#waiting.add(job);
    void this.#drain();
    return () => this.#waiting.delete(job);
  }

  async #drain(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // Jobs of one render arrive together: let them all in before choosing.
    await Promise.resolve();
    for (let job = this.#nearest(); job; job = this.#nearest()) {
      this.#waiting.delete(job);
      await job.run();
    }
    this.#isRunning = false;
  }

  #nearest(): Job | undefined {
    let best: Job | undefined;
    for (const job of this.#waiting) {
      if (!best || Math.abs(job.page - this.#focus) < Math.abs(best.page - this.#focus)) best = job;
    }
    return best;
  }
}

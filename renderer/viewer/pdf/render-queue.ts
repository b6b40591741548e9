interface Job {
  readonly page: number;
  readonly run: () => Promise<void>;
  readonly rank: number;
}

/**
 * Pages that are drawn at the same time. pdf.js lets a frame go by before it draws: one after the other, thirty pages a
 * second could not be kept up with. More than these would only take the processor from the one that is looked at.
 */
const TOGETHER = 2;
/** From this many pages away one comes by a jump, and not by scrolling. */
const JUMP_PAGES = 8;
/** A thumbnail waits for every page. */
export const BEHIND_PAGES = 1;

/**
 * Draws pages, the one nearest to the eye first. Jobs are withdrawn only by pages that have gone far away: cancelling
 * what is near again in the next moment leaves the view blank at speed (performance.md §4).
 */
export class RenderQueue {
  readonly #waiting = new Set<Job>();
  #running = 0;
  /** The first page, and the page that was jumped to, have the machine to themselves. */
  #isAlone = true;
  #alone: Job | null = null;
  #focus = 0;

  /** The page that is read. */
  lookAt(page: number): void {
    if (Math.abs(page - this.#focus) >= JUMP_PAGES) this.#isAlone = true;
    this.#focus = page;
  }

  /**
   * Adds a job; the result withdraws it if it has not begun. A job must not reject.
   *
   * @param rank jobs of a lower rank go first, wherever they are
   */
  add(page: number, run: () => Promise<void>, rank = 0): () => void {
    const job = { page, run, rank };
    this.#waiting.add(job);
    // Jobs of one render arrive together: let them all in before choosing.
    queueMicrotask(() => this.#fill());
    return () => this.#waiting.delete(job);
  }

  #fill(): void {
    while (this.#running < (this.#isAlone ? 1 : TOGETHER)) {
      const job = this.#next();
      if (!job) return;
      this.#waiting.delete(job);
      // What still runs where the person was before does not end the turn of the page that was jumped to.
      if (this.#isAlone) this.#alone = job;
      void this.#work(job);
    }
  }

  async #work(job: Job): Promise<void> {
    this.#running++;
    await job.run();
    this.#running--;
    if (job === this.#alone) this.#isAlone = false;
    this.#fill();
  }

  #next(): Job | undefined {
    let best: Job | undefined;
    for (const job of this.#waiting) {
      if (!best || job.rank < best.rank || (job.rank === best.rank && this.#far(job) < this.#far(best))) best = job;
    }
    return best;
  }

  #far({ page }: Job): number {
    return Math.abs(page - this.#focus);
  }
}

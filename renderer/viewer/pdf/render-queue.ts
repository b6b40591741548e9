interface Job {
  readonly page: number;
  readonly run: () => Promise<void>;
  readonly rank: number;
  /** It is not for pages that only pass by. */
  readonly isUnhurried: boolean;
}

/**
 * Pages that are on their way at the same time: one is read from the file while another is drawn and a third is put in
 * its place. More than these would only take the processor from the one that is looked at.
 */
const TOGETHER = 3;
/** From this many pages away one comes by a jump, and not by scrolling. */
const JUMP_PAGES = 8;
/** A thumbnail waits for every page. */
export const BEHIND_PAGES = 1;
/** Farther ahead than this nothing is drawn, however fast the pages go by. */
export const MOST_AHEAD = 8;
/** From this pace on nothing can be read of a page that passes by: a coarse picture of it does. */
const FLUNG_PAGES_PER_SECOND = 10;
/** Of what a page takes: how much the newest counts beside those before. */
const NEWEST = 0.2;

/**
 * Draws pages, the one nearest to the eye first; at speed, the one that the eye will be at when it is drawn. Jobs are
 * withdrawn only by pages that have gone far away: cancelling what is near again in the next moment leaves the view
 * blank at speed (performance.md §4).
 */
export class RenderQueue {
  readonly #waiting = new Set<Job>();
  readonly #nowMs: () => number;
  #running = 0;
  /** The first page, and the page that was jumped to, have the machine to themselves. */
  #isAlone = true;
  #alone: Job | null = null;
  #focus = 0;
  #pagesPerSecond = 0;
  #takesMs = 50;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /**
   * The page that is read.
   *
   * @param pagesPerSecond how fast the pages go by, below 0 towards the first
   */
  lookAt(page: number, pagesPerSecond = 0): void {
    if (Math.abs(page - this.#focus) >= JUMP_PAGES && pagesPerSecond === 0) this.#isAlone = true;
    this.#focus = page;
    this.#pagesPerSecond = pagesPerSecond;
    // Those that waited for the pages to go by more slowly; after those that come with this look.
    queueMicrotask(() => this.#fill());
  }

  /** The pages go by too fast to be read. */
  get isFlung(): boolean {
    return Math.abs(this.#pagesPerSecond) >= FLUNG_PAGES_PER_SECOND;
  }

  /**
   * Adds a job; the result withdraws it if it has not begun. A job must not reject.
   *
   * @param rank jobs of a lower rank go first, wherever they are
   */
  add(page: number, run: () => Promise<void>, rank = 0): () => void {
    return this.#add({ page, run, rank, isUnhurried: false });
  }

  /** Adds a job that is not begun while the pages are flung through: the page has a coarse picture. */
  addUnhurried(page: number, run: () => Promise<void>): () => void {
    return this.#add({ page, run, rank: 0, isUnhurried: true });
  }

  #add(job: Job): () => void {
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
    const begunMs = this.#nowMs();
    await job.run();
    this.#takesMs += NEWEST * (this.#nowMs() - begunMs - this.#takesMs);
    this.#running--;
    if (job === this.#alone) this.#isAlone = false;
    this.#fill();
  }

  #next(): Job | undefined {
    let best: Job | undefined;
    for (const job of this.#waiting) {
      if (job.isUnhurried && this.isFlung) continue;
      if (!best || job.rank < best.rank || (job.rank === best.rank && this.#far(job) < this.#far(best))) best = job;
    }
    return best;
  }

  /** Pages between a job's and the one that should be drawn next. What would be drawn when it has gone comes last. */
  #far({ page }: Job): number {
    const ahead = (page - this.#focus) * Math.sign(this.#pagesPerSecond || 1);
    if (this.#pagesPerSecond === 0) return Math.abs(ahead);
    const reach = Math.min(MOST_AHEAD, (Math.abs(this.#pagesPerSecond) * this.#takesMs) / 1000);
    return ahead >= reach ? ahead - reach : MOST_AHEAD + reach - ahead;
  }
}

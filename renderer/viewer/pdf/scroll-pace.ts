/** A gap longer than this between two steps was a rest: the second begins anew. */
const REST_MS = 150;
/** Of the pace: how much the newest step counts beside those before. */
const NEWEST = 0.4;
/** More pixels in one step than this are a jump and no scrolling. */
const JUMP_PX = 6_000;

/** How fast a view is being scrolled, out of where it was when. */
export class ScrollPace {
  #top = 0;
  #atMs = Number.NEGATIVE_INFINITY;
  #pace = 0;

  /** Pixels a second at this step, below 0 upwards; 0 for the first step after a rest, and for a jump. */
  note(top: number, nowMs: number): number {
    const ms = nowMs - this.#atMs;
    const moved = top - this.#top;
    if (ms > REST_MS || Math.abs(moved) > JUMP_PX) this.#pace = 0;
    // Several steps in the same moment count as one.
    else if (ms < 1) return this.#pace;
    else {
      const now = (1000 * moved) / ms;
      this.#pace =
        this.#pace === 0 || Math.sign(now) !== Math.sign(this.#pace) ? now : this.#pace + NEWEST * (now - this.#pace);
    }
    this.#top = top;
    this.#atMs = nowMs;
    return this.#pace;
  }
}

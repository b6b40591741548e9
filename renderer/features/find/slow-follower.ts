/** While documents are read, more is taken in no more often than this. */
const MORE_MS = 300;

/** Reads something again each time it is told that it changed, one time after the other, and not more often than the eye needs. */
export class SlowFollower<Answer> {
  readonly #read: () => Promise<Answer>;
  readonly #onAnswer: (answer: Answer) => void;
  #isEnded = false;
  #isAtWork = false;
  #isTold = false;

  constructor(read: () => Promise<Answer>, onAnswer: (answer: Answer) => void) {
    this.#read = read;
    this.#onAnswer = onAnswer;
  }

  readonly tell = (): void => {
    this.#isTold = true;
    if (!this.#isAtWork) void this.#work();
  };

  end(): void {
    this.#isEnded = true;
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#isTold && !this.#isEnded) {
      this.#isTold = false;
      try {
        const answer = await this.#read();
        if (!this.#isEnded) this.#onAnswer(answer);
      } catch (error) {
        // The store was closed, at a lock: what was shown is about to go. Anything else is a bug.
        if (!this.#isEnded) throw error;
      }
      await new Promise(resolve => setTimeout(resolve, MORE_MS));
    }
    this.#isAtWork = false;
  }
}

import { limits } from '../limits.ts';

/** Why an evaluation was ended before it had a result. */
export type LimitCode = 'too-many-steps' | 'too-slow' | 'too-deep';

/** Thrown inside of an evaluation and caught where it began; it never leaves this folder. */
export class LimitReached extends Error {
  readonly code: LimitCode;

  constructor(code: LimitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where the evaluation's time comes from, in milliseconds since 1970. */
export type Now = () => number;

/** One evaluation: what it may still cost, and what it found wrong. */
export class Run {
  readonly now: Now;
  readonly problems: string[] = [];
  /** What was given to the evaluation, for functions that ask why an answer is not there. */
  readonly given: Readonly<Record<string, unknown>>;
  #steps = 0;
  #depth = 0;
  readonly #timeMs: number;
  readonly #end: number;

  constructor(now: Now = Date.now, timeMs: number = limits.time, given: Run['given'] = {}) {
    this.now = now;
    this.given = given;
    this.#timeMs = timeMs;
    this.#end = now() + timeMs;
  }

  /** Counts steps and ends the evaluation when there were too many of them, or they took too long. */
  step(count = 1): void {
    const before = this.#steps;
    this.#steps += count;
    if (this.#steps > limits.steps) {
      throw new LimitReached('too-many-steps', `The rule takes more than ${limits.steps} steps.`);
    }
    const looked = Math.floor(before / limits.stepsBetweenLooks);
    if (this.#steps >= (looked + 1) * limits.stepsBetweenLooks && this.now() > this.#end) {
      throw new LimitReached('too-slow', `The rule takes longer than ${this.#timeMs} milliseconds.`);
    }
  }

  /** Runs one call inside of the present one. */
  deeper<T>(call: () => T): T {
    if (this.#depth >= limits.callDepth) {
      throw new LimitReached('too-deep', `The rule's functions call each other more than ${limits.callDepth} deep.`);
    }
    this.#depth++;
    try {
      return call();
    } finally {
      this.#depth--;
    }
  }

  /** Records what is wrong; the value is then null, as DMN wants it (§10.3.2.13.1). */
  problem(message: string): null {
    if (this.problems.length < limits.problems && !this.problems.includes(message)) this.problems.push(message);
    return null;
  }
}

/**
 * A FEEL range (DMN 1.5 §10.3.2.7). An end of null is open: `> 5` is the range from 5, which is not included, to null.
 */
export class FeelRange {
  readonly low: unknown;
  readonly high: unknown;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  /** Written as `< 5`. It holds the same values as `(null..5)`, and is not equal to it. */
  readonly isComparison: boolean;

  constructor(low: unknown, high: unknown, lowIncluded: boolean, highIncluded: boolean, isComparison = false) {
    this.isComparison = isComparison;
    this.low = low;
    this.high = high;
    this.lowIncluded = lowIncluded;
    this.highIncluded = highIncluded;
  }
}

/** `!= value` where a range is wanted: every value but one. Only tests can do something with it. */
export class Exclusion {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

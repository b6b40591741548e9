/**
 * A measurement without a floor: each figure stands beside the most that it may be. It takes minutes and gigabytes of disk,
 * so it runs only when it is named.
 */
export interface Trial {
  readonly name: string;
  readonly what: string;
  run(say: (line: string) => void): Promise<readonly TrialFigure[]>;
}

export interface TrialFigure {
  readonly name: string;
  readonly value: number;
  /** Null: no goal, for reading. */
  readonly most: number | null;
}

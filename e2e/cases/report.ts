/** Notes a problem at a place in `cases.json`. */
export type Report = (path: readonly PropertyKey[], message: string) => void;

/** What a case may refer to. */
export interface Known {
  readonly people: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
}

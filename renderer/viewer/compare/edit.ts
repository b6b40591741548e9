/** A stretch of words that differs; outside of all edits the two sequences are the same. Either side may be empty. */
export interface Edit {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** What a page of the inspector says of its file: the part that only the viewer knows. */
export interface Seen {
  readonly kind: string;
  readonly pages: number | null;
  readonly sheets: number | null;
  /** Null: not known for this kind. */
  readonly characters: number | null;
  readonly warnings: readonly string[];
  /** Why it is not shown, by name; null when it is. */
  readonly error: string | null;
  /** The sentence that a person reads instead of the document. */
  readonly message: string | null;
}

/** One line of `npm run inspect`. */
export interface Inspected extends Seen {
  readonly file: string;
  readonly ms: number;
  /** The most memory that the page's process ever held; null where the system does not say. */
  readonly peakMiB: number | null;
}

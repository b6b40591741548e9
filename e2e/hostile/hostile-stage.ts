/** What came of a hostile document. */
export interface HostileOutcome {
  readonly isShown: boolean;
  /** Why it was refused, by name. */
  readonly reason: string | null;
  readonly words: string;
  /** Elements and attributes in the frame that could run, load or lead away. */
  readonly active: readonly string[];
  /** Messages that the window has had from elsewhere, since it was loaded. */
  readonly messages: number;
}

/** What the page of hostile documents offers to a story. */
export interface HostileStage {
  show(name: string, mediaType: string, base64: string): Promise<HostileOutcome>;
}

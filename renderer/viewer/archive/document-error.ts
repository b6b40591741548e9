import type { KindFailure } from '../kind-failure.ts';

/** A document that a reader refuses, by name. Caught by the view or the worker that reads it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly reason: KindFailure;

  constructor(reason: KindFailure) {
    super(`document refused: ${reason}`);
    this.reason = reason;
  }
}

/** The name of what went wrong. Anything that a library throws over a document means that the document is broken. */
export function failureOf(error: unknown): KindFailure {
  return error instanceof DocumentError ? error.reason : 'broken';
}

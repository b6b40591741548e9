/** Why a call that could be refused was refused: a code for programs, a sentence for people. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

/** The outcome of something that the caller must be ready to see refused. Bugs are thrown, never returned. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure<Code> };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<Code extends string>(code: Code, message: string): { ok: false; failure: Failure<Code> } {
  return { ok: false, failure: { code, message } };
}

/** The main process did not give, make or destroy keys: it is away, or its disk fails. Nothing is damaged. */
export class KeysAwayError extends Error {
  override readonly name = 'KeysAwayError';
}

/** Nothing opens this any more: its key was destroyed with its case. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';
}

/** The key is not the one that this store was made with: nothing in it opens. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** Something else holds the database and does not let go: another window, or another Meridian. */
export class StoreBlockedError extends Error {
  override readonly name = 'StoreBlockedError';
}

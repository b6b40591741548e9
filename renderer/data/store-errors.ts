/** The key is not the one that this store was made with: nothing in it opens. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** Something else holds the database and does not let go: another window, or another Meridian. */
export class StoreBlockedError extends Error {
  override readonly name = 'StoreBlockedError';
}

/** The database neither opens nor can be deleted from here: its files are broken in a way that the browser gives up on. */
export class StoreStuckError extends Error {
  override readonly name = 'StoreStuckError';
}

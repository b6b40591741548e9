import { paneOf } from './pane-path.ts';

/** What a page of our own may ask for: nothing of anybody else's. */
export interface OwnAddresses {
  /**
   * Keeping its own store is the one thing the window may ask for: without it a full disk may empty the store.
   *
   * @param asker origin or page that asks
   */
  mayHave(permission: string, asker: string): boolean;
  mayRequest(url: string): boolean;
}

/** @param origin without a slash at its end */
export function ownAddresses(origin: string): OwnAddresses {
  const page = `${origin}/`;
  return {
    mayHave: (permission, asker) =>
      permission === 'persistent-storage' && (asker === origin || paneOf(asker, page) !== undefined),
    mayRequest: url => url.startsWith(page) || url.startsWith(`blob:${page}`) || url.startsWith('data:image/'),
  };
}

/** Documents lie in the store in chunks of one mebibyte; only the last is shorter. */
export const CHUNK_BYTES = 1024 * 1024;

/**
 * A chunk is digested and sealed in parts of this size. The browser takes memory anew for each call: beyond half a
 * mebibyte it asks the system for it, which costs more than digesting or sealing.
 */
export const PART_BYTES = 256 * 1024;

/**
 * The main process digests a document on its way to the window, in native code, and vouches for it behind the last byte:
 * the chain of everything that passed, then its SHA-256. The window chains what it stores. Equal chains say that the
 * SHA-256 is of the very bytes in the store, without the window hashing the whole, which a browser can only do in
 * JavaScript or in one piece.
 *
 * Before the first chunk the chain is `FIRST_LINK`; with each chunk it becomes the SHA-256 of itself followed by the
 * SHA-256 of each part of the chunk.
 */
export const VOUCHER_BYTES = 64;
export const DIGEST_BYTES = 32;
export const FIRST_LINK = '00'.repeat(DIGEST_BYTES);

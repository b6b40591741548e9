/**
 * Dexie without what it brings for browsers of 2015: a tenth smaller. In the build and in the tests alike, so that what
 * is tested is what is shipped.
 */
export const MODERN_DEXIE = 'dexie/dist/modern/dexie.mjs';
export const modernDexie = [{ find: /^dexie$/, replacement: MODERN_DEXIE }];

/** The row of `meta` that the status bar reads. */
export const SYNC_REPORT = 'sync';

/** What the laboratory looks for, by id (reliability.md §5). */
export const CHECKS = {
  I1: 'cursor-never-ahead',
  I2: 'exactly-once-effect',
  I3: 'no-acknowledged-loss',
  I4: 'receipt-before-discard',
  I5: 'immutable-sealed-bytes',
  I6: 'fifo-per-case',
  I7: 'isolation-of-failure',
  I8: 'no-lost-draft',
  I9: 'fenced-writes',
  I10: 'idempotent-apply',
  I11: 'convergence',
  I12: 'restored-server-safe',
  I13: 'bounded-delete',
  I14: 'verified-bytes-only',
  I18: 'lease-monotonic',
  I21: 'single-writer',
  I22: 'single-refresh',
  I23: 'bounded-retry',
  I24: 'liveness',
} as const;
export type InvariantId = keyof typeof CHECKS;

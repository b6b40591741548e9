/** What the profiles hold that are kept: whose they are, and their work. */
export const KEPT_CASES = ['HM-1', 'HM-2'] as const;
export const KEPT_PIN = 'tarn7umber';
export const KEPT_HOLDER = 'Ingrid Solheim';
export const KEPT_DRAFT = 'Per Solheim, begun and not finished';

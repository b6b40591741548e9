import type { PageStretch } from './cut-at-pages.ts';

/** A hit on a page. */
export interface PdfHit extends PageStretch {
  /** What stands on the next page, of a hit that runs over the break. */
  readonly rest?: PageStretch;
}

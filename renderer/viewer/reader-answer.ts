import type { KindFailure } from './kind-failure.ts';

/** Whatever a worker reads, it may have to refuse. */
export type ReaderAnswer<Read> = Read | { readonly failed: KindFailure };

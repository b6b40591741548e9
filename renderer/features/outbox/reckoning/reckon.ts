import type { Reckoning } from '../../../../shared/model/journal.ts';
import type { Result } from '../../../../shared/result.ts';
import type { OutboxLine } from '../../../data/derive/outbox-line.ts';
import { countStore, disagreement, type Disagreement, type StoreCount } from './count-store.ts';

/** Two records of the same work, and whether they agree. `away`: only the store could be asked. */
export type Finding =
  | { readonly kind: 'agreed'; readonly store: StoreCount }
  | {
      readonly kind: 'apart';
      readonly store: StoreCount;
      readonly journal: Reckoning;
      readonly apart: Disagreement;
    }
  | { readonly kind: 'away'; readonly store: StoreCount };

interface Records {
  askJournal(since: string): Promise<Result<Reckoning>>;
  readStore(since: string): Promise<readonly OutboxLine[]>;
  wait(ms: number): Promise<void>;
}

/** An act or an answer may be on its way from one record to the other: that is over sooner than this, one after the other. */
const AGAIN_AFTER_MS = [100, 500, 2_000] as const;

/** Counts in the journal and in the store what was done since an instant. */
export async function reckon({ askJournal, readStore, wait }: Records, since: string): Promise<Finding> {
  for (let reading = 0; ; reading++) {
    const journal = await askJournal(since);
    const store = countStore(await readStore(since), since);
    if (!journal.ok) return { kind: 'away', store };
    const apart = disagreement(journal.value, store);
    if (apart === null) return { kind: 'agreed', store };
    const waitMs = AGAIN_AFTER_MS[reading];
    if (waitMs === undefined) return { kind: 'apart', store, journal: journal.value, apart };
    await wait(waitMs);
  }
}

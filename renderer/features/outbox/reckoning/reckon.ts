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
}

/** An answer of the server may arrive between the two readings; not every time. */
const READINGS = 3;

/** Counts in the journal and in the store what was done since an instant. */
export async function reckon({ askJournal, readStore }: Records, since: string): Promise<Finding> {
  for (let reading = 1; ; reading++) {
    const journal = await askJournal(since);
    const store = countStore(await readStore(since), since);
    if (!journal.ok) return { kind: 'away', store };
    const apart = disagreement(journal.value, store);
    if (apart === null) return { kind: 'agreed', store };
    if (reading === READINGS) return { kind: 'apart', store, journal: journal.value, apart };
  }
}

import type { CaseId } from '../../../shared/model/ids.ts';
import { readFeedState } from '../feed/load-feed.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** What stands about a case that the client's server has taken away and that is still here: nothing, or a person's word. */
type HeldCase = 'undecided' | 'kept';

/** Null: the case is the client's and here, as usual. */
export function useHeldCase(caseId: CaseId): HeldCase | null | undefined {
  return useStoreQuery(readHeldCase, caseId);
}

export async function readHeldCase({ db }: Store, caseId: string): Promise<HeldCase | null> {
  const held = (await readFeedState(db)).held.find(({ id }) => id === caseId);
  return held ? (held.kept ? 'kept' : 'undecided') : null;
}

import type { MeridianDb } from '../db.ts';
import { useStore } from '../store-context.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

export const PIN_DECLINED = 'pin-declined';

/** True when the person has said that they want no PIN. */
export function usePinDeclined(): boolean {
  const { pinWasDeclined } = useStore();
  return useStoreQuery(askPinDeclined, '') ?? pinWasDeclined;
}

function askPinDeclined({ db }: Store): Promise<boolean> {
  return readPinDeclined(db);
}

export async function readPinDeclined(db: MeridianDb): Promise<boolean> {
  return (await db.meta.get(PIN_DECLINED)) !== undefined;
}

import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

export const PIN_DECLINED = 'pin-declined';

/** True when the person has said that they want no PIN; undefined until it is known. */
export function usePinDeclined(): boolean | undefined {
  return useStoreQuery(readPinDeclined, '');
}

async function readPinDeclined({ db }: Store): Promise<boolean> {
  return (await db.meta.get(PIN_DECLINED)) !== undefined;
}

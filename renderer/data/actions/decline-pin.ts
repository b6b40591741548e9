import { PIN_DECLINED } from '../queries/use-pin-declined.ts';
import type { Store } from '../store.ts';

/** The person does not want a PIN for now: it is not offered to them again on this machine. */
export async function declinePin({ db }: Store): Promise<void> {
  await db.meta.put({ name: PIN_DECLINED, value: true });
}

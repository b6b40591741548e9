import { RECOVERED } from '../cache/recovered.ts';
import type { Store } from '../store.ts';

/** The person has read what happened to the local copy. */
export async function forgetRecovered({ db }: Store): Promise<void> {
  await db.meta.delete(RECOVERED);
}

import { StoreStuckError } from '../data/store-errors.ts';
import type { Store } from '../data/store.ts';
import type { MainClient } from '../host/connect-main.ts';

/** The main process has ordered the broken store removed; that is done when Meridian is started again. */
export class StoreGoesAtStartError extends Error {
  override readonly name = 'StoreGoesAtStartError';
}

/** Opens a store. One that neither opens nor can be deleted is removed by the main process, and opened once more. */
export async function openOrRemove(open: () => Promise<Store>, main: Pick<MainClient, 'store.remove'>): Promise<Store> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof StoreStuckError)) throw error;
    const removed = await main['store.remove']();
    if (!removed.ok) throw error;
    if (removed.value.when === 'at-next-start') throw new StoreGoesAtStartError(error.message, { cause: error });
    return await open();
  }
}

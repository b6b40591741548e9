import type { Settlement } from '../../../shared/model/outbox.ts';
import type { Ending } from './ending.ts';

/** Gives settlements to the store; resolves when it has them. */
export type TellStore = (settlements: readonly Settlement[]) => Promise<Ending>;

/**
 * Settlements that come while the store is busy with others go to it together, in the order in which they came: each
 * call is a transaction that is synced, and four requests are often answered within one.
 */
export function tellTogether(tell: TellStore): TellStore {
  let isBusy = false;
  let waiting: { readonly settlements: readonly Settlement[]; readonly done: PromiseWithResolvers<Ending> }[] = [];

  const tellAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        const ending = await tell(together.flatMap(({ settlements }) => settlements));
        for (const { done } of together) done.resolve(ending);
      } catch (error) {
        // A bug of ours: whoever waits is to hear of it.
        for (const { done } of together) done.reject(error);
      }
    }
    isBusy = false;
  };

  return settlements => {
    const done = Promise.withResolvers<Ending>();
    waiting.push({ settlements, done });
    if (!isBusy) void tellAll();
    return done.promise;
  };
}

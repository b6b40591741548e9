import { apiFailure } from '../api/api-failure.ts';
import type { Credentials } from '../api/http.ts';
import type { SessionContext } from './context.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** The tokens of the open desk with this store. A locked desk, or another person's, gives none. */
export function credentialsOf(context: SessionContext, storeName: string): Credentials {
  const keeper = (): TokenKeeper | null => (context.desk?.vault?.storeName === storeName ? context.desk.keeper : null);
  return {
    token: async () => keeper()?.token() ?? nobody(),
    renew: async refused => keeper()?.renew(refused) ?? nobody(),
    lost: async refused => keeper()?.lost(refused),
  };
}

function nobody(): ReturnType<typeof apiFailure> {
  return apiFailure('signed-out', 'Nobody is signed in.', { mayHaveActed: false });
}

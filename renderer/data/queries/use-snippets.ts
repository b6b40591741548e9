import type { Snippet } from '../../../shared/forms/form-aids.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The row of `meta` with a person's own snippets, sealed like everything there. */
export const SNIPPETS = 'snippets';

/** The snippets that this person has made on this machine, oldest first. */
export function useSnippets(): readonly Snippet[] | undefined {
  return useStoreQuery(readSnippets, '');
}

export async function readSnippets({ db }: Pick<Store, 'db'>): Promise<readonly Snippet[]> {
  const row = await db.meta.get(SNIPPETS);
  return (row?.value as readonly Snippet[] | undefined) ?? [];
}

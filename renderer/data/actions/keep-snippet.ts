import type { Snippet } from '../../../shared/forms/form-aids.ts';
import { readSnippets, SNIPPETS } from '../queries/use-snippets.ts';
import type { Store } from '../store.ts';

/** Keeps a snippet of this person's own, on this machine and nowhere else. */
export async function keepSnippet(store: Store, snippet: Omit<Snippet, 'id'>): Promise<void> {
  await change(store, before => [...before, { id: store.newId(), ...snippet }]);
}

export async function removeSnippet(store: Store, id: string): Promise<void> {
  await change(store, before => before.filter(one => one.id !== id));
}

async function change(store: Store, edit: (before: readonly Snippet[]) => readonly Snippet[]): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ name: SNIPPETS, value: edit(await readSnippets(store)) });
  });
}

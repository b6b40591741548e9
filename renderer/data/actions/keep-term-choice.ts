import { readTermChoice, readTermChoices, TERM_CHOICES, type TermChoice } from '../queries/use-term-choice.ts';
import type { Store } from '../store.ts';

/** Switches a term list of a process on or off, for every case of the process from now on. */
export async function switchTermList(store: Store, processId: string, listId: string, isOn: boolean): Promise<void> {
  await change(store, processId, ({ off }) => ({
    off: isOn ? off.filter(id => id !== listId) : [...off.filter(id => id !== listId), listId],
  }));
}

/** The words that a person looks for today in cases of a process, in place of those before. */
export async function keepOwnTerms(store: Store, processId: string, own: readonly string[]): Promise<void> {
  await change(store, processId, () => ({ own }));
}

async function change(
  store: Store,
  processId: string,
  edit: (before: TermChoice) => Partial<TermChoice>,
): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.meta, async () => {
    const before = await readTermChoice(store, processId);
    const all = await readTermChoices(store);
    await db.meta.put({ name: TERM_CHOICES, value: { ...all, [processId]: { ...before, ...edit(before) } } });
  });
}

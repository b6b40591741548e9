import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The row of `meta` with what a person chose about term lists, by process, sealed like everything there. */
export const TERM_CHOICES = 'terms';

/** What a person chose about the term lists of a process. */
export interface TermChoice {
  /** The day that their own words are of, as `2026-11-24`. */
  readonly day: string;
  readonly own: readonly string[];
  /** Ids of lists that are switched off. */
  readonly off: readonly string[];
}

export const NO_CHOICE: TermChoice = { day: '', own: [], off: [] };

/** Undefined: not read yet. The words of another day are left out. */
export function useTermChoice(processId: string): TermChoice | undefined {
  return useStoreQuery(readTermChoice, processId);
}

export async function readTermChoice(store: Store, processId: string): Promise<TermChoice> {
  const choice = (await readTermChoices(store))[processId] ?? NO_CHOICE;
  const day = today(store);
  return choice.day === day ? choice : { ...choice, day, own: [] };
}

export async function readTermChoices({ db }: Pick<Store, 'db'>): Promise<Readonly<Record<string, TermChoice>>> {
  const row = await db.meta.get(TERM_CHOICES);
  return (row?.value as Readonly<Record<string, TermChoice>> | undefined) ?? {};
}

/** Where the person is: their day ends at their midnight. */
function today({ clock }: Pick<Store, 'clock'>): string {
  const now = new Date(clock.now());
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}

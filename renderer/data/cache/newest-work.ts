import type { MutationId } from '../../../shared/model/ids.ts';
import type { OutboxRow } from '../rows.ts';

/** A draft of any kind. */
export interface Work<T> {
  readonly value: T;
  readonly savedAt: string;
  /** The act that it waits as. */
  readonly sealedAs: MutationId | null;
}

/** An act that was made of a draft. */
export interface Sealed<T> {
  readonly entry: OutboxRow;
  readonly value: T;
  /** When the person sealed it: sent again after a conflict, it says no more than it said then. */
  readonly saidAt: string;
}

/**
 * The draft that counts: the one that is here, the one that the journal kept, or the one that the last act was made of.
 * Null: none, because the server has it.
 */
export function newestWork<T>(
  here: Work<T> | undefined,
  kept: Omit<Work<T>, 'sealedAs'> | undefined,
  acts: readonly Sealed<T>[],
): Work<T> | null {
  const own = here && acts.find(act => isMadeOf(act, here));
  const saysMore = here !== undefined && (own === undefined || isLater(here, { savedAt: own.entry.mutation.at }));
  const mine = saysMore ? here : undefined;
  const unsealed = kept && isLater(kept, mine) ? { ...kept, sealedAs: null } : (mine ?? null);
  const sealed = newest(acts);
  if (!sealed) return unsealed;
  const { entry, value, saidAt } = sealed;
  if (unsealed) {
    const said = { savedAt: saidAt };
    // What is here stays; what the journal kept in the very moment of sealing is what was sealed.
    if (unsealed === mine ? !isLater(said, mine) : isLater(unsealed, said)) return unsealed;
  }
  if (entry.state === 'accepted') return null;
  return { value, savedAt: entry.mutation.at, sealedAs: entry.state === 'set-aside' ? null : entry.id };
}

export function isLater(
  one: { readonly savedAt: string },
  other: { readonly savedAt: string } | null | undefined,
): boolean {
  return !other || Date.parse(one.savedAt) > Date.parse(other.savedAt);
}

/** The one that was said last, and of those that say the same the one that was sealed last. */
export function newest<T>(acts: readonly Sealed<T>[]): Sealed<T> | undefined {
  return acts.toSorted((a, b) => Date.parse(a.saidAt) - Date.parse(b.saidAt) || a.entry.seq - b.entry.seq).at(-1);
}

/** The draft is what this act was made of: it waits as it, or came back from it when it was set aside. */
function isMadeOf<T>({ entry }: Sealed<T>, { sealedAs, savedAt }: Work<T>): boolean {
  return sealedAs === null ? entry.mutation.at === savedAt : entry.id === sealedAs;
}

import type { Transaction } from 'dexie';
import { isUnsent } from '../../../shared/model/outbox.ts';
import type { MeridianDb } from '../db.ts';
import type { OutboxRow } from '../rows.ts';

export interface SealedAct {
  readonly seq: number;
  readonly at: string;
}

/** The acts that this window sealed last, known at the commit itself and not only when the outbox was read again. */
export interface JustSealed {
  subscribe(listener: () => void): () => void;
  /** Oldest first; the same list until another act is sealed. */
  read(): readonly SealedAct[];
}

/** More than can be sealed between two readings of the outbox. */
const MOST_KEPT = 200;
const watched = new WeakMap<MeridianDb, JustSealed>();

export function justSealed(db: MeridianDb): JustSealed {
  const known = watched.get(db);
  if (known) return known;
  const made = watch(db);
  watched.set(db, made);
  return made;
}

function watch(db: MeridianDb): JustSealed {
  const listeners = new Set<() => void>();
  let acts: readonly SealedAct[] = [];
  db.outbox.hook('creating', (_key, row: OutboxRow, transaction) => {
    if (!isUnsent(row.state)) return;
    const { seq, mutation } = row;
    // A transaction inside another one is on the disk when the outermost is.
    outermost(transaction).on('complete', () => {
      acts = [...acts, { seq, at: mutation.at }].slice(-MOST_KEPT);
      for (const listener of listeners) listener();
    });
  });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => acts,
  };
}

function outermost(transaction: Transaction): Transaction {
  return transaction.parent ? outermost(transaction.parent) : transaction;
}

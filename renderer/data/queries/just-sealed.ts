import type { Transaction } from 'dexie';
import { isUnsent } from '../../../shared/model/outbox.ts';
import type { MeridianDb } from '../db.ts';
import type { OutboxRow } from '../rows.ts';

export interface SealedAct {
  readonly seq: number;
  readonly at: string;
}

/** The acts that were sealed last, in this window or another: known at the commit, not only when the outbox was read again. */
export interface JustSealed {
  subscribe(listener: () => void): () => void;
  /** Oldest first; the same list until another act is sealed. */
  read(): readonly SealedAct[];
}

/** More than can be sealed between two readings of the outbox. */
const MOST_KEPT = 200;
const watched = new WeakMap<MeridianDb, JustSealed & { stop(): void }>();

export function justSealed(db: MeridianDb): JustSealed {
  const known = watched.get(db);
  if (known) return known;
  const made = watch(db);
  watched.set(db, made);
  return made;
}

/** The store is closed: nothing more is sealed in it here, and nothing is to be heard of the others. */
export function forgetSealed(db: MeridianDb): void {
  watched.get(db)?.stop();
}

function watch(db: MeridianDb): JustSealed & { stop(): void } {
  const listeners = new Set<() => void>();
  let acts: readonly SealedAct[] = [];
  const add = (act: SealedAct): void => {
    acts = [...acts, act].slice(-MOST_KEPT);
    for (const listener of listeners) listener();
  };
  // A number and a time: nothing of what was done.
  const others = new BroadcastChannel(`meridian/${db.name}/sealed`);
  others.addEventListener('message', (event: MessageEvent<SealedAct>) => add(event.data));
  db.outbox.hook('creating', (_key, row: OutboxRow, transaction) => {
    if (!isUnsent(row.state)) return;
    const { seq, mutation } = row;
    // A transaction inside another one is on the disk when the outermost is.
    outermost(transaction).on('complete', () => {
      const act = { seq, at: mutation.at };
      add(act);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin: ours
      if (watched.has(db)) others.postMessage(act);
    });
  });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => acts,
    stop() {
      watched.delete(db);
      others.close();
    },
  };
}

function outermost(transaction: Transaction): Transaction {
  return transaction.parent ? outermost(transaction.parent) : transaction;
}

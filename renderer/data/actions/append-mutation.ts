import { type CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Act, Target } from '../../../shared/model/outbox.ts';
import { lastSeq, SEQ } from '../cache/last-seq.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';

export interface NewMutation {
  readonly caseId: CaseId | null;
  readonly act: Act;
  readonly target: Target;
  /** The version of the target that the person saw; 0 for something new. */
  readonly baseVersion: number;
  /** When it was sealed; now, when left out. */
  readonly at?: string;
}

/** Seals an act into the outbox. Inside a transaction over `outbox` and `meta`, with the change that it belongs to. */
export async function appendMutation(store: Store, { caseId, at, ...mutation }: NewMutation): Promise<OutboxRow> {
  const { db } = store;
  const seq = (await lastSeq(db)) + 1;
  const id = MutationId.parse(store.newId());
  const row: OutboxRow = {
    id,
    caseId,
    mutation: { id, seq, at: at ?? store.nowIso(), ...mutation },
    state: 'waiting',
    attempts: 0,
    seq,
    finished: 0,
  };
  await db.meta.put({ name: SEQ, value: seq });
  await db.outbox.add(row);
  return row;
}

import { createHash } from 'node:crypto';
import { wireKinds, type WireKind } from '../../../electron/core/api/wire/change.ts';

/** What is to be written. A null value deletes. */
export interface RecordWrite {
  readonly kind: WireKind;
  readonly id: string;
  /** Null for a process version and for a note to people. */
  readonly caseId: string | null;
  /** Whose it is, for a judgment in work; null for all others. */
  readonly ownerId: string | null;
  readonly value: unknown;
  /** The new version is above this one: what the person saw, which a restored server may have forgotten. */
  readonly above?: number | undefined;
}

/** What caused a write. */
export interface Cause {
  readonly mutationId: string | null;
  readonly deviceId: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** The order in which a first reading gives the kinds: each refers only to those before it. */
export function rankOf(kind: WireKind): number {
  return wireKinds.indexOf(kind);
}

export function kindOfRank(rank: number): WireKind {
  const kind = wireKinds[rank];
  if (kind === undefined) throw new Error(`There is no kind of rank ${rank}.`);
  return kind;
}

export function keyOf(record: { readonly kind: string; readonly id: string }): string {
  return `${record.kind}/${record.id}`;
}

/** A judgment in work is one a person and case; long ids are folded to stay an id. */
export function judgmentId(caseId: string, userId: string): string {
  const id = `${caseId}:${userId}`;
  return id.length <= 128 ? id : createHash('sha256').update(id).digest('hex');
}

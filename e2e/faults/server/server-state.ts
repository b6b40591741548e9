import type { WireMutation } from '../../../electron/core/api/wire/mutation.ts';
import type { WireKind } from '../../../electron/core/api/wire/change.ts';

/** A record as the server has it. `value` is null once it was deleted. */
export interface ServerRecord {
  readonly kind: WireKind;
  readonly id: string;
  readonly caseId: string | null;
  readonly ownerId: string | null;
  version: number;
  value: Record<string, unknown> | null;
  /** Devices that made each version: what the same device did meanwhile is no conflict. */
  readonly madeBy: Map<number, string | null>;
}

/** One line of a person's feed, in commit order. */
export interface FeedChange {
  readonly seq: number;
  /** Tells this change from the one that another history has at the same place. */
  readonly check: string;
  readonly personId: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly op: 'put' | 'delete';
  readonly value: Record<string, unknown> | null;
}

/** A mutation that took effect. */
export interface Effect {
  readonly personId: string;
  readonly deviceId: string;
  readonly mutation: WireMutation;
  readonly caseId: string | null;
  /** Who had the case then. */
  readonly holderId: string | null;
}

/** Everything that a backup of the server holds. */
export interface ServerState {
  seq: number;
  /** Cursors before this are no longer known. */
  floor: number;
  records: Map<string, ServerRecord>;
  /** Who sees a record now. */
  seenBy: Map<string, Set<string>>;
  changes: FeedChange[];
  answered: Map<string, { readonly content: string; readonly version?: number | undefined }>;
  effects: Effect[];
  documents: Map<string, Uint8Array<ArrayBuffer>>;
}

export function emptyState(): ServerState {
  return {
    seq: 0,
    floor: 0,
    records: new Map(),
    seenBy: new Map(),
    changes: [],
    answered: new Map(),
    effects: [],
    documents: new Map(),
  };
}

export function copyState(state: ServerState): ServerState {
  // Bytes, values and effects are never changed in place, so only what holds them is copied.
  return {
    ...state,
    records: new Map([...state.records].map(([key, one]) => [key, { ...one, madeBy: new Map(one.madeBy) }])),
    seenBy: new Map([...state.seenBy].map(([key, people]) => [key, new Set(people)])),
    changes: [...state.changes],
    answered: new Map(state.answered),
    effects: [...state.effects],
    documents: new Map(state.documents),
  };
}

export function recordKey(kind: string, id: string): string {
  return `${kind}/${id}`;
}

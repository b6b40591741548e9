import { wireKinds } from '../../../electron/core/api/wire/change.ts';
import { type FeedChange, recordKey, type ServerState } from './server-state.ts';

/** Where a person is: the last change seen, and, while a first reading goes on, the last record that it gave. */
interface Cursor {
  readonly seq: number;
  readonly check: string;
  readonly after: string | null;
}

export type FeedAnswer =
  | { readonly ok: true; readonly changes: object[]; readonly nextCursor: string; readonly hasMore: boolean }
  | { readonly ok: false; readonly code: 'cursor-expired' | 'epoch-changed' };

export function readFeed(state: ServerState, personId: string, text: string | null, limit: number): FeedAnswer {
  if (text === null) return present(state, personId, { ...lastOf(state, personId), after: '' }, limit);
  const cursor = unpack(text);
  if (!cursor) return { ok: false, code: 'cursor-expired' };
  if (cursor.seq < state.floor) return { ok: false, code: 'cursor-expired' };
  const known = state.changes.find(change => change.personId === personId && change.seq === cursor.seq);
  if (known?.check !== cursor.check && cursor.seq !== 0) return { ok: false, code: 'epoch-changed' };
  return cursor.after === null ? news(state, personId, cursor, limit) : present(state, personId, cursor, limit);
}

/** The newest change that a person could know. */
export function lastOf(state: ServerState, personId: string): { seq: number; check: string } {
  const last = state.changes.findLast(change => change.personId === personId);
  return last ? { seq: last.seq, check: last.check } : { seq: 0, check: '' };
}

/** The place in the feed that a cursor of ours names; null for one of another server. */
export function placeOf(text: string): { seq: number; isWhole: boolean } | null {
  const cursor = unpack(text);
  return cursor && { seq: cursor.seq, isWhole: cursor.after === null };
}

function present(state: ServerState, personId: string, cursor: Cursor, limit: number): FeedAnswer {
  const all = [...state.records.values()]
    .filter(one => one.value !== null && state.seenBy.get(recordKey(one.kind, one.id))?.has(personId))
    .map(one => ({ place: `${wireKinds.indexOf(one.kind)} ${one.id}`, one }))
    .filter(({ place }) => place > (cursor.after ?? ''))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const page = all.slice(0, limit);
  const isWhole = all.length <= limit;
  return {
    ok: true,
    changes: page.map(({ one: { kind, id, version, value } }) => ({ kind, id, version, op: 'put', value })),
    nextCursor: pack({ ...cursor, after: isWhole ? null : (page.at(-1)?.place ?? '') }),
    hasMore: !isWhole || lastOf(state, personId).seq > cursor.seq,
  };
}

function news(state: ServerState, personId: string, cursor: Cursor, limit: number): FeedAnswer {
  const isStillSeen = ({ kind, id }: FeedChange) => state.seenBy.get(recordKey(kind, id))?.has(personId) ?? false;
  const all = state.changes.filter(
    change =>
      change.personId === personId && change.seq > cursor.seq && (change.op === 'delete' || isStillSeen(change)),
  );
  const page = all.slice(0, limit);
  const last = page.at(-1);
  return {
    ok: true,
    changes: page.map(({ kind, id, version, op, value }) =>
      op === 'put' ? { kind, id, version, op, value } : { kind, id, version, op },
    ),
    nextCursor: last ? pack({ seq: last.seq, check: last.check, after: null }) : pack(cursor),
    hasMore: all.length > limit,
  };
}

function pack({ seq, check, after }: Cursor): string {
  return Buffer.from(JSON.stringify([seq, check, after])).toString('base64url');
}

function unpack(text: string): Cursor | null {
  try {
    const [seq, check, after] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
      number,
      string,
      string | null,
    ];
    return typeof seq === 'number' && typeof check === 'string' ? { seq, check, after } : null;
  } catch {
    // Not one of ours.
    return null;
  }
}

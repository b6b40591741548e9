import type { WireKind } from '../../../electron/core/api/wire/change.ts';
import { recordKey, type ServerRecord, type ServerState } from './server-state.ts';

export const ANALYST = 'p-ana';
export const COLLEAGUE = 'p-ben';
export const LEAD = 'p-lea';

export interface RecordWrite {
  readonly kind: WireKind;
  readonly id: string;
  readonly caseId: string | null;
  readonly ownerId?: string | null;
  readonly value: Record<string, unknown> | null;
  /** The new version is above this one too. */
  readonly above?: number | undefined;
}

/** What decides chance in the server: words that tell one history from another. */
export type CheckWord = () => string;

/** Writes one record and tells everybody who sees it, or saw it, in their feeds. */
export function writeRecord(state: ServerState, write: RecordWrite, deviceId: string | null, word: CheckWord): number {
  const key = recordKey(write.kind, write.id);
  const before = state.records.get(key);
  const version = Math.max(before?.version ?? 0, write.above ?? 0) + 1;
  const record: ServerRecord = {
    kind: write.kind,
    id: write.id,
    caseId: write.caseId,
    ownerId: write.ownerId ?? before?.ownerId ?? null,
    version,
    value: write.value,
    madeBy: before?.madeBy ?? new Map<number, string | null>(),
  };
  record.madeBy.set(version, deviceId);
  state.records.set(key, record);
  if (write.kind === 'case') showCase(state, record, word);
  else show(state, record, viewersOf(state, record), word);
  return version;
}

/** A case changes hands with all that belongs to it: the case first, so that nothing comes before what it refers to. */
function showCase(state: ServerState, record: ServerRecord, word: CheckWord): void {
  const before = state.seenBy.get(recordKey('case', record.id)) ?? new Set<string>();
  const viewers = viewersOf(state, record);
  show(state, record, viewers, word);
  const newcomers = viewers.filter(id => !before.has(id));
  const leavers = [...before].filter(id => !viewers.includes(id));
  if (newcomers.length === 0 && leavers.length === 0) return;
  for (const other of [...state.records.values()].filter(one => one.caseId === record.id && one.kind !== 'case')) {
    if (other.value !== null)
      tell(
        state,
        other,
        newcomers.filter(id => viewersOf(state, other).includes(id)),
        'put',
        word,
      );
    const seen = state.seenBy.get(recordKey(other.kind, other.id));
    for (const id of leavers) seen?.delete(id);
    for (const id of newcomers) seen?.add(id);
  }
}

function show(state: ServerState, record: ServerRecord, viewers: readonly string[], word: CheckWord): void {
  const key = recordKey(record.kind, record.id);
  const before = state.seenBy.get(key) ?? new Set<string>();
  const gone = record.value === null ? [...before] : [...before].filter(id => !viewers.includes(id));
  tell(state, record, gone, 'delete', word);
  const now = record.value === null ? [] : viewers;
  tell(state, record, now, 'put', word);
  state.seenBy.set(key, new Set(now));
}

function tell(
  state: ServerState,
  record: ServerRecord,
  people: readonly string[],
  op: 'put' | 'delete',
  word: CheckWord,
): void {
  const { kind, id, version } = record;
  for (const personId of people) {
    const value = op === 'put' ? record.value : null;
    state.changes.push({ seq: ++state.seq, check: word(), personId, kind, id, version, op, value });
  }
}

function viewersOf(state: ServerState, record: ServerRecord): string[] {
  if (record.kind === 'process') return [ANALYST, COLLEAGUE, LEAD];
  const ofCase =
    record.kind === 'case' ? record.value : state.records.get(recordKey('case', record.caseId ?? ''))?.value;
  if (!ofCase) return [];
  const assignee = assigneeOf(ofCase);
  const viewers = [assignee, LEAD];
  return record.kind === 'judgment' ? viewers.filter(id => id === record.ownerId) : viewers;
}

export function assigneeOf(value: Record<string, unknown>): string {
  return (value['assignment'] as { userId: string }).userId;
}

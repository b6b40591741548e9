import {
  type WireMutation,
  type WireMutationResult,
  WireMutation as Schema,
} from '../../../electron/core/api/wire/mutation.ts';
import { wirePayloads } from '../../../electron/core/api/wire/mutation-payload.ts';
import { contentHash } from '../../api-server/mutations/content-hash.ts';
import { recordKey, type ServerRecord, type ServerState } from './server-state.ts';
import { assigneeOf, type CheckWord, LEAD, type RecordWrite, writeRecord } from './write-record.ts';

export interface Sender {
  readonly personId: string;
  readonly deviceId: string;
}

type Refused = { readonly refused: 'forbidden' | 'invalid'; readonly detail: string };
type Decision = readonly RecordWrite[] | Refused;

const OPEN = ['assigned', 'in-progress', 'queried', 'returned'];

/** All mutations of one request, in order; what follows a refused one on the same target is blocked. */
export function applyBatch(
  state: ServerState,
  sender: Sender,
  sent: readonly unknown[],
  word: CheckWord,
): WireMutationResult[] {
  const stuck = new Set<string>();
  return sent.map(one => {
    const mutation = Schema.parse(one);
    const target = recordKey(mutation.target.kind, mutation.target.id);
    if (stuck.has(target)) {
      return { id: mutation.id, status: 'blocked', problem: problem('invalid', 'An earlier one was not taken.') };
    }
    const result = applyMutation(state, sender, mutation, word);
    if (result.status !== 'applied' && result.status !== 'duplicate') stuck.add(target);
    return result;
  });
}

function applyMutation(
  state: ServerState,
  sender: Sender,
  mutation: WireMutation,
  word: CheckWord,
): WireMutationResult {
  const { id, type, target } = mutation;
  const content = contentHash(mutation);
  const known = state.answered.get(id);
  if (known && known.content !== content) {
    return { id, status: 'rejected', problem: problem('id-reused', 'Another mutation has this id.') };
  }
  if (known) return { id, status: 'duplicate', ...(known.version === undefined ? {} : { version: known.version }) };
  if (!wirePayloads[type].safeParse(mutation.payload).success) {
    return { id, status: 'rejected', problem: problem('invalid', `The payload is not that of ${type}.`) };
  }
  const decision = decide(state, sender, mutation);
  const refusal = 'refused' in decision ? decision : null;
  const rejected = (why: Refused): WireMutationResult => ({
    id,
    status: 'rejected',
    problem: problem(why.refused, why.detail),
  });
  if (refusal?.refused === 'forbidden') return rejected(refusal);
  const conflict = conflictOf(state, sender, mutation);
  if (conflict) return conflict;
  if (refusal) return rejected(refusal);
  const caseId = caseIdOf(state, mutation);
  const holder = state.records.get(recordKey('case', caseId ?? ''))?.value;
  for (const write of decision as readonly RecordWrite[]) writeRecord(state, write, sender.deviceId, word);
  const version = state.records.get(recordKey(target.kind, target.id))?.version;
  state.answered.set(id, { content, version });
  state.effects.push({ ...sender, mutation, caseId, holderId: holder ? assigneeOf(holder) : null });
  return { id, status: 'applied', ...(version === undefined ? {} : { version }) };
}

function conflictOf(state: ServerState, sender: Sender, mutation: WireMutation): WireMutationResult | null {
  const { id, target, baseVersion, seq, type } = mutation;
  const record = state.records.get(recordKey(target.kind, target.id));
  const isLate = state.effects.some(
    one =>
      one.deviceId === sender.deviceId &&
      one.mutation.target.kind === target.kind &&
      one.mutation.target.id === target.id &&
      one.mutation.seq > seq,
  );
  const isChanged =
    type !== 'judgment.save' &&
    [...(record?.madeBy ?? [])].some(([version, by]) => version > (baseVersion ?? 0) && by !== sender.deviceId);
  if (!isLate && !isChanged) return null;
  return { id, status: 'conflict', current: record?.value ?? null, ...(record && { version: record.version }) };
}

function caseIdOf(state: ServerState, { target, payload }: WireMutation): string | null {
  if (target.kind === 'case') return target.id;
  const named = payload['caseId'];
  return typeof named === 'string' ? named : (state.records.get(recordKey(target.kind, target.id))?.caseId ?? null);
}

function decide(state: ServerState, sender: Sender, mutation: WireMutation): Decision {
  const caseId = caseIdOf(state, mutation);
  if (mutation.type === 'annotation.delete' && caseId === null) return [];
  const found = caseId === null ? undefined : state.records.get(recordKey('case', caseId));
  if (!found?.value) return { refused: 'forbidden', detail: 'The case is not with you.' };
  const value = found.value;
  const isOwn = assigneeOf(value) === sender.personId;
  if (!isOwn && sender.personId !== LEAD) return { refused: 'forbidden', detail: 'The case is not with you.' };
  const isOpen = OPEN.includes(String(value['status']));
  const closed: Refused = { refused: 'invalid', detail: `The case is ${String(value['status'])}.` };
  const above = mutation.baseVersion;
  const ofCase = { caseId: found.id };
  const caseWrite = (change: object): RecordWrite => ({
    kind: 'case',
    id: found.id,
    ...ofCase,
    value: { ...value, ...change },
    above,
  });
  const { target, payload, type } = mutation;
  switch (type) {
    case 'case.start':
      if (!isOpen) return closed;
      return value['status'] === 'assigned' ? [caseWrite({ status: 'in-progress' })] : [];
    case 'case.park':
      return isOpen ? [caseWrite({ parked: payload })] : closed;
    case 'case.resume':
      return isOpen ? [caseWrite({ parked: undefined })] : closed;
    case 'case.release':
      return isOpen ? [caseWrite({ assignment: { ...(value['assignment'] as object), userId: LEAD } })] : closed;
    case 'annotation.put':
    case 'annotation.delete': {
      const before = state.records.get(recordKey('annotation', target.id));
      if (before?.ownerId && before.ownerId !== sender.personId)
        return { refused: 'forbidden', detail: 'Somebody else’s.' };
      if (!isOpen) return closed;
      const written = type === 'annotation.put' ? { ...before?.value, ...payload, caseId: found.id } : null;
      if (written === null && !before?.value) return [];
      return [{ kind: 'annotation', id: target.id, ...ofCase, ownerId: sender.personId, value: written, above }];
    }
    case 'judgment.save': {
      const own = judgmentOf(state, found.id, sender.personId);
      const id = own?.id ?? (target.id === found.id ? found.id : `${found.id}.${sender.personId}`);
      return [
        {
          kind: 'judgment',
          id,
          ...ofCase,
          ownerId: sender.personId,
          value: { ...payload, userId: sender.personId },
          above,
        },
      ];
    }
    case 'judgment.submit':
      if (!isOpen) return closed;
      return [caseWrite({ status: 'submitted' }), { kind: 'submission', id: target.id, ...ofCase, value: payload }];
    case 'note.add':
      return [{ kind: 'note', id: target.id, ...ofCase, value: payload }];
    default:
      return { refused: 'invalid', detail: `The model server does not know ${type}.` };
  }
}

function judgmentOf(state: ServerState, caseId: string, personId: string): ServerRecord | undefined {
  return [...state.records.values()].find(
    one => one.kind === 'judgment' && one.caseId === caseId && one.ownerId === personId && one.value !== null,
  );
}

function problem(code: string, detail: string) {
  return { type: `urn:meridian:problem:${code}`, title: code, status: 409, detail };
}

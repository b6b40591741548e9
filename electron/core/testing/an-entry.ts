import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Mutation, OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';

export function mutationId(seq: number): MutationId {
  return MutationId.parse(`01950000-0000-7000-8000-${String(seq).padStart(12, '0')}`);
}

function aMutation(seq: number, caseId: string): Mutation {
  return {
    id: mutationId(seq),
    seq,
    at: '2026-03-02T09:00:00Z',
    act: { type: 'case.release', payload: { reason: `number ${seq}` } },
    target: { kind: 'case', id: caseId },
    baseVersion: 1,
  };
}

/** What a person did to a case, waiting to be sent unless another state is asked for. */
export function anEntry(seq: number, caseId: string, state: OutboxState = 'waiting'): OutboxEntry {
  return { id: mutationId(seq), caseId: CaseId.parse(caseId), mutation: aMutation(seq, caseId), state, attempts: 0 };
}

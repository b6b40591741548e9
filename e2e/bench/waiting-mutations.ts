import { CaseId, MutationId } from '../../shared/model/ids.ts';
import type { OutboxEntry } from '../../shared/model/outbox.ts';

const CASES = 100;

/** Acts of a long day offline, spread over a hundred cases, none of them sent. The same in every run. */
export function waitingMutations(count: number): OutboxEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const id = MutationId.parse(`01950000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`);
    const caseId = CaseId.parse(`case-${i % CASES}`);
    const payload = { reason: 'The applicant asked for another date, in writing, on the second page. '.repeat(8) };
    const mutation = {
      id,
      seq: i + 1,
      at: '2026-11-23T09:00:00Z',
      act: { type: 'case.release' as const, payload },
      target: { kind: 'case', id: caseId },
      baseVersion: 1,
    };
    return { id, caseId, mutation, state: 'waiting' as const, attempts: 0 };
  });
}

/** The request that takes them to the server. */
export function requestOf(entries: readonly OutboxEntry[]): string {
  const mutations = entries.map(({ mutation: { act, ...rest } }) => ({
    ...rest,
    type: act.type,
    payload: act.payload,
  }));
  return JSON.stringify({ deviceId: 'device-1', mutations });
}

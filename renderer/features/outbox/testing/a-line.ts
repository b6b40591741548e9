import { CaseId, MutationId } from '../../../../shared/model/ids.ts';
import type { OutboxLine } from '../../../data/derive/outbox-line.ts';

type Over = Partial<Omit<OutboxLine, 'caseId' | 'face' | 'id'>> & {
  caseId?: string | null;
  face?: OutboxLine['face']['type'];
};

/** An act that the client has. Its number is of its place. */
export function aLine({ caseId = 'c-1', face = 'judgment.submit', ...over }: Over = {}): OutboxLine {
  const seq = over.seq ?? 1;
  return {
    id: MutationId.parse(`01950000-0000-7000-8000-${String(seq).padStart(12, '0')}`),
    seq,
    caseId: caseId === null ? null : CaseId.parse(caseId),
    face: { type: face, round: 1, disposition: null },
    at: '2026-11-23T10:00:00Z',
    state: 'accepted',
    attempts: 1,
    reason: null,
    serverVersion: 3,
    settledAt: '2026-11-23T10:00:05Z',
    ...over,
  };
}

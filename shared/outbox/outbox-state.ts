import type { OutboxState } from '../model/outbox.ts';

/** What may follow what. `accepted` and `set-aside` are final: what the server took or a person decided stays so. */
const NEXT: Readonly<Record<OutboxState, readonly OutboxState[]>> = {
  waiting: ['sending', 'unknown', 'accepted', 'conflict', 'rejected', 'set-aside'],
  sending: ['waiting', 'unknown', 'accepted', 'conflict', 'rejected'],
  unknown: ['sending', 'waiting', 'accepted', 'conflict', 'rejected'],
  conflict: ['set-aside', 'accepted'],
  rejected: ['set-aside'],
  accepted: [],
  'set-aside': [],
};

export function isLegalStep(from: OutboxState, to: OutboxState): boolean {
  return NEXT[from].includes(to);
}

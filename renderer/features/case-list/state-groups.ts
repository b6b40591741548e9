import type { StatusTone } from '../../ui/StatusBadge/StatusBadge.tsx';
import type { CaseStatus } from '../../../shared/model/case.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { QueueRow } from '../../data/views.ts';

/** The queue's views, in the order of the buttons. */
export const STATE_GROUPS = ['open', 'returned', 'waiting', 'sent', 'closed', 'all'] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

export function isStateGroup(value: string): value is StateGroup {
  return (STATE_GROUPS as readonly string[]).includes(value);
}

/** Whether a row belongs to a view. A returned case is to be done, and has a view of its own as well. */
export function isInGroup(row: QueueRow, group: StateGroup): boolean {
  if (group === 'all') return true;
  // A conflict or a refusal is work, whatever the state of the case.
  if (row.attention && group === 'open') return true;
  if (row.record.parked || row.isHeld) return group === 'waiting';
  return groupsOf(row.status).includes(group);
}

function groupsOf(status: CaseStatus): readonly StateGroup[] {
  switch (status) {
    case 'assigned':
    case 'in-progress':
      return ['open'];
    case 'returned':
      return ['open', 'returned'];
    case 'queried':
      return ['waiting'];
    case 'submitted':
    case 'in-review':
      return ['sent'];
    case 'accepted':
    case 'cancelled':
      return ['closed'];
    default:
      return unreachable(status);
  }
}

const TONES: Readonly<Record<CaseStatus, StatusTone>> = {
  assigned: 'new',
  'in-progress': 'active',
  queried: 'waiting',
  submitted: 'review',
  'in-review': 'review',
  returned: 'returned',
  accepted: 'done',
  cancelled: 'cancelled',
};

export function toneOf(status: CaseStatus): StatusTone {
  return TONES[status];
}

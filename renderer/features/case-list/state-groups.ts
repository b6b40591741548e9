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

/** The views that a row belongs to. A returned case is to be done, and has a view of its own as well. */
export function groupsOfRow(row: QueueRow): readonly StateGroup[] {
  const groups = row.record.parked || row.isHeld ? PUT_ASIDE : groupsOf(row.status);
  // A conflict or a refusal is work, whatever the state of the case.
  return row.attention && !groups.includes('open') ? ['open', ...groups] : groups;
}

// Shared, because a queue has tens of thousands of rows.
const PUT_ASIDE = ['waiting', 'all'] as const;
const OPEN = ['open', 'all'] as const;
const RETURNED = ['open', 'returned', 'all'] as const;
const SENT = ['sent', 'all'] as const;
const CLOSED = ['closed', 'all'] as const;

function groupsOf(status: CaseStatus): readonly StateGroup[] {
  switch (status) {
    case 'assigned':
    case 'in-progress':
      return OPEN;
    case 'returned':
      return RETURNED;
    case 'queried':
      return PUT_ASIDE;
    case 'submitted':
    case 'in-review':
      return SENT;
    case 'accepted':
    case 'cancelled':
      return CLOSED;
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

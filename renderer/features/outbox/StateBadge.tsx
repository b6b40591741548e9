import type { OutboxState } from '../../../shared/model/outbox.ts';
import { text } from '../../i18n/text.ts';
import { StatusBadge, type StatusTone } from '../../ui/StatusBadge/StatusBadge.tsx';

const TONES: Readonly<Record<OutboxState, StatusTone>> = {
  waiting: 'waiting',
  sending: 'active',
  unknown: 'new',
  accepted: 'done',
  conflict: 'conflict',
  rejected: 'returned',
  'set-aside': 'cancelled',
};

/** A state of the outbox by word, shape and colour: no two have the same. */
export function StateBadge({ state }: { state: OutboxState }) {
  return <StatusBadge tone={TONES[state]} look="plain" label={text(`sync.state.${state}`)} />;
}

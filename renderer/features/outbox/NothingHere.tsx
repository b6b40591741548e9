import { text } from '../../i18n/text.ts';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import type { OutboxChoice } from './OutboxFilters.tsx';

/** Why the table is empty. */
export function NothingHere({ choice: { states, period, search } }: { choice: OutboxChoice }) {
  if (search.trim() !== '') {
    return <EmptyState title={text('outbox.empty.search.title')}>{text('outbox.empty.search.body')}</EmptyState>;
  }
  if (states === 'open') {
    return <EmptyState title={text('sync.outbox.empty.title')}>{text('sync.outbox.empty.body')}</EmptyState>;
  }
  const why = period === 'all' ? 'all' : 'period';
  return <EmptyState title={text(`outbox.empty.${why}.title`)}>{text(`outbox.empty.${why}.body`)}</EmptyState>;
}

import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';

interface NoRowsProps {
  /** How many cases there are behind the filters. */
  total: number;
  hasContact: boolean;
  onClear: () => void;
}

/** Why the queue is empty: filters hide all, nothing was given out, or nothing has come yet. */
export function NoRows({ total, hasContact, onClear }: NoRowsProps) {
  if (total > 0) {
    return (
      <EmptyState
        title={text('queue.noMatch.title')}
        actions={<Button onPress={onClear}>{text('queue.clearCommand')}</Button>}
      >
        {text('queue.noMatch.body', { total })}
      </EmptyState>
    );
  }
  return hasContact ? (
    <EmptyState title={text('queue.empty.title')}>{text('queue.empty.body')}</EmptyState>
  ) : (
    <EmptyState title={text('queue.emptyOffline.title')}>{text('queue.emptyOffline.body')}</EmptyState>
  );
}

import { useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { Checkbox } from '../../ui/Checkbox/Checkbox.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { SearchField } from '../../ui/SearchField/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl/SegmentedControl.tsx';
import styles from './OutboxPage.module.css';
import { PERIODS, type Period, STATE_VIEWS, type StateView } from './outbox-view.ts';

export interface OutboxChoice {
  readonly states: StateView;
  readonly period: Period;
  readonly search: string;
  readonly byCase: boolean;
}

interface OutboxFiltersProps {
  choice: OutboxChoice;
  onChoose: (change: Partial<OutboxChoice>) => void;
  /** Acts that are not at the client. */
  open: number;
  /** Enter in the search field: on to the table. */
  onDone: () => void;
}

/** Which acts the table shows. What is not at the client is shown however old it is. */
export function OutboxFilters({ choice, onChoose, open, onDone }: OutboxFiltersProps) {
  const input = useRef<HTMLInputElement>(null);
  const group = text('outbox.group');
  useCommand({
    id: 'outbox.search',
    title: text('outbox.searchCommand'),
    group,
    keys: '/',
    run: () => input.current?.focus(),
  });
  useCommand({
    id: 'outbox.byCase',
    title: text('outbox.byCaseCommand'),
    group,
    keys: 'g',
    run: () => onChoose({ byCase: !choice.byCase }),
  });
  return (
    <div className={styles.filters}>
      <SegmentedControl
        label={text('outbox.states')}
        segments={STATE_VIEWS.map(id => ({
          id,
          label: text(`outbox.states.${id}`),
          ...(id === 'open' && { count: open }),
        }))}
        selected={choice.states}
        onSelect={id => onChoose({ states: id as StateView })}
      />
      {choice.states !== 'open' && (
        <SegmentedControl
          label={text('outbox.period')}
          segments={PERIODS.map(id => ({ id, label: text(`outbox.period.${id}`) }))}
          selected={choice.period}
          onSelect={id => onChoose({ period: id as Period })}
        />
      )}
      <div className={styles.narrow}>
        <Checkbox isSelected={choice.byCase} onChange={byCase => onChoose({ byCase })}>
          {text('outbox.byCase')}
        </Checkbox>
        <div className={styles.search}>
          <SearchField
            label={text('outbox.search')}
            value={choice.search}
            onChange={search => onChoose({ search })}
            onSubmit={onDone}
            keys="/"
            inputRef={input}
          />
        </div>
      </div>
    </div>
  );
}

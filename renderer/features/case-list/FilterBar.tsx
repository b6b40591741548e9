import { useRef, type Ref } from 'react';
import { Priority } from '../../../shared/model/case.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { SearchField } from '../../ui/SearchField/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl/SegmentedControl.tsx';
import { SelectOnDemand } from '../../ui/Select/SelectOnDemand.tsx';
import styles from './CaseList.module.css';
import { isNarrowed, type FilteredQueue, type QueueFilter } from './queue-filter.ts';
import { isStateGroup, STATE_GROUPS } from './state-groups.ts';

interface FilterBarProps {
  filter: QueueFilter;
  onFilter: (filter: QueueFilter) => void;
  /** Null while they are not known. */
  counts: FilteredQueue['counts'] | null;
  processes: readonly string[];
  /** Enter in the search field: on to the rows. */
  onDone: () => void;
}

/** Selects have no empty choice of their own. */
const ANY = '';

/** What of the queue is shown: a view, a process, a priority, words. */
export function FilterBar({ filter, onFilter, counts, processes, onDone }: FilterBarProps) {
  const search = useRef<HTMLInputElement>(null);
  const clear = () => onFilter({ ...filter, process: null, priority: null, words: '' });
  useCommand({
    id: 'queue.find',
    title: text('queue.filterCommand'),
    group: text('queue.group'),
    keys: '/',
    run: () => search.current?.select(),
  });
  return (
    <div className={styles.filters}>
      <SegmentedControl
        label={text('queue.byState')}
        segments={STATE_GROUPS.map(id => ({
          id,
          label: text(`queue.stateGroup.${id}`),
          ...(counts && { count: formatNumber(counts[id]) }),
        }))}
        selected={filter.group}
        onSelect={group => {
          if (isStateGroup(group)) onFilter({ ...filter, group });
        }}
      />
      <div className={styles.narrow}>
        <Choice
          label={text('queue.process')}
          any={text('queue.anyProcess')}
          options={processes.map(name => ({ value: name, label: name }))}
          value={filter.process}
          onChange={process => onFilter({ ...filter, process })}
        />
        <Choice
          label={text('queue.priority')}
          any={text('queue.anyPriority')}
          options={Priority.options.toReversed().map(value => ({ value, label: text(`queue.priority.${value}`) }))}
          value={filter.priority}
          onChange={value => onFilter({ ...filter, priority: Priority.nullable().parse(value) })}
        />
        <div className={styles.search}>
          <WordsField filter={filter} onFilter={onFilter} onDone={onDone} inputRef={search} />
        </div>
        {isNarrowed(filter) && <Button onPress={clear}>{text('queue.clear')}</Button>}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  options: readonly { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

function Choice({ label, any, options, value, onChange }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <SelectOnDemand
        label={label}
        options={[{ value: ANY, label: any }, ...options]}
        value={value ?? ANY}
        onChange={next => onChange(next === ANY ? null : next)}
      />
    </div>
  );
}

interface WordsFieldProps extends Pick<FilterBarProps, 'filter' | 'onFilter' | 'onDone'> {
  inputRef: Ref<HTMLInputElement>;
}

function WordsField({ filter, onFilter, onDone, inputRef }: WordsFieldProps) {
  return (
    <SearchField
      label={text('queue.search')}
      placeholder={text('queue.searchPlaceholder')}
      keys="/"
      value={filter.words}
      onChange={words => onFilter({ ...filter, words })}
      onSubmit={onDone}
      inputRef={inputRef}
    />
  );
}

import '../../i18n/add-later.ts';
import { ChevronDown, ChevronUp, ListPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Process } from '../../../shared/model/process.ts';
import { readTermLists } from '../../../shared/terms/read-term-lists.ts';
import { lookOf, type TermList } from '../../../shared/terms/term-list.ts';
import { keepOwnTerms, switchTermList } from '../../data/actions/keep-term-choice.ts';
import { NO_CHOICE, useTermChoice } from '../../data/queries/use-term-choice.ts';
import { useStore } from '../../data/store-context.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { Toolbar } from '../../ui/Toolbar/Toolbar.tsx';
import type { DocumentView } from '../document-view.ts';
import { OwnTerms } from './OwnTerms.tsx';
import { termLine } from './term-css.ts';
import styles from './TermBar.module.css';
import { useTermSearch } from './use-term-search.ts';

export interface TermBarProps {
  readonly process: Process;
  /** Of the document. */
  readonly name: string;
  readonly view: () => DocumentView | null;
  /** The keys go to this pane. */
  readonly isActive: boolean;
}

/** No process may call a list so: it has no such character in an id. */
const OWN = 'own/today';

/** The standing terms of the process in one document: how often each list is found, switched on and off, gone through. */
export function TermBar({ process, name, view, isActive }: TermBarProps) {
  const store = useStore();
  const { processId } = process;
  const choice = useTermChoice(processId) ?? NO_CHOICE;
  const [isEditing, setIsEditing] = useState(false);
  const standing = useMemo(() => readTermLists(process.form.schema).lists, [process]);
  const own = choice.own.join('\n');
  const lists = useMemo(() => withOwn(standing, own), [standing, own]);
  const off = choice.off.join('\n');
  const isOn = useMemo(() => lists.map(({ id }) => !off.split('\n').includes(id)), [lists, off]);
  const { state, step } = useTermSearch(view, lists, isOn);

  const edit = () => setIsEditing(true);
  const isEnabled = isActive && state !== null && lists.length > 0;
  const group = text('viewer.group');
  useCommand({ id: 'terms.next', title: text('terms.next'), group, keys: '.', isEnabled, run: () => step(1) });
  useCommand({ id: 'terms.previous', title: text('terms.previous'), group, keys: ',', isEnabled, run: () => step(-1) });
  useCommand({ id: 'terms.own', title: text('terms.ownAdd'), group, isEnabled: isActive, run: edit });

  const shown = state?.counts.reduce((sum, count, i) => sum + (isOn[i] === true ? count : 0), 0) ?? 0;
  const count = formatNumber(shown);
  return (
    <>
      {lists.length > 0 && (
        <div className={styles.bar}>
          <Toolbar label={text('terms.bar', { name })}>
            {lists.map((list, i) => (
              <ListSwitch
                key={list.id}
                list={list}
                count={state?.counts[i] ?? null}
                isComplete={state?.isComplete ?? false}
                isOn={isOn[i] === true}
                onChange={next => void switchTermList(store, processId, list.id, next)}
              />
            ))}
            <IconButton
              label={text('terms.previous')}
              keys=","
              icon={<ChevronUp size={15} aria-hidden="true" />}
              isDisabled={shown === 0}
              onPress={() => step(-1)}
            />
            <IconButton
              label={text('terms.next')}
              keys="."
              icon={<ChevronDown size={15} aria-hidden="true" />}
              isDisabled={shown === 0}
              onPress={() => step(1)}
            />
            <IconButton label={text('terms.ownAdd')} icon={<ListPlus size={15} aria-hidden="true" />} onPress={edit} />
          </Toolbar>
          <span className={styles.at} role="status">
            {state !== null && state.current > 0 && text('terms.at', { current: formatNumber(state.current), count })}
            {state !== null && !state.isComplete && ` ${text('terms.reading')}`}
          </span>
        </div>
      )}
      {isEditing && (
        <OwnTerms
          own={choice.own}
          onClose={() => setIsEditing(false)}
          onKeep={words => void keepOwnTerms(store, processId, words)}
        />
      )}
    </>
  );
}

interface ListSwitchProps {
  readonly list: TermList;
  /** Null: not known yet. */
  readonly count: number | null;
  readonly isComplete: boolean;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function ListSwitch({ list, count, isComplete, isOn, onChange }: ListSwitchProps) {
  const said = text(isComplete ? 'terms.list' : 'terms.listSoFar', { name: list.name, count: count ?? 0 });
  return (
    <button
      type="button"
      className={styles.list}
      aria-pressed={isOn}
      aria-label={said}
      title={said}
      onClick={() => onChange(!isOn)}
    >
      <span className={styles.name} style={{ textDecoration: termLine(list) }}>
        {list.name}
      </span>{' '}
      {count !== null && <span className={styles.count}>{formatNumber(count)}</span>}
    </button>
  );
}

/** @param own terms, each on a line */
function withOwn(standing: readonly TermList[], own: string): readonly TermList[] {
  if (own === '') return standing;
  return [
    ...standing,
    { id: OWN, name: text('terms.own'), ...lookOf(standing.length), words: own.split('\n'), patterns: [] },
  ];
}

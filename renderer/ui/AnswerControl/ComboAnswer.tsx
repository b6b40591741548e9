import { ChevronDown, X } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../announce.ts';
import type { ControlProps } from './answer-source.ts';
import { createFinder, folded, type ChoiceOption } from './find-options.ts';
import { OptionList } from './OptionList.tsx';
import styles from './ComboAnswer.module.css';

const PAGE = 9;

/**
 * One or several of many, found by typing. Nothing is chosen by leaving it, unless what was typed is an option's whole
 * name: a list of thousands has neighbours that nobody meant.
 */
export function ComboAnswer({ shape, source, id, labelId, describedBy, ...state }: ControlProps) {
  const value = useSyncExternalStore(source.subscribe, source.get);
  const isMany = shape.kind === 'multiple-choice';
  const chosen: readonly unknown[] = isMany ? (Array.isArray(value) ? (value as unknown[]) : []) : [value];
  const nameOf = (one: unknown) => shape.options.find(option => option.value === one)?.label;
  const shown = isMany
    ? ''
    : (nameOf(value) ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
  /** Null while the list is closed. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const find = useMemo(() => createFinder(shape.options), [shape.options]);
  const found = useMemo(() => (query === null ? [] : find(query)), [find, query]);
  const isFixed = state.isReadOnly === true || state.isDisabled === true;
  const listId = `${id}-list`;

  /** `typed` is null when the list is only looked at: then it opens at what is chosen. */
  const open = (typed: string | null) => {
    if (isFixed) return;
    const next = find(typed ?? '');
    const at = next.findIndex(option => chosen.includes(option.value));
    setQuery(typed ?? '');
    setActive(typed === null ? at : typed === '' || next.length === 0 ? -1 : 0);
    if (typed !== null && typed !== '') announce(text('answer.found', { count: next.length }));
  };
  const close = () => {
    setQuery(null);
    setActive(-1);
  };
  const write = (next: readonly unknown[]) => {
    const kept = shape.options.map(option => option.value).filter(one => next.includes(one));
    source.set(kept.length > 0 ? kept : undefined);
  };
  const pick = (option: ChoiceOption) => {
    if (isMany) {
      const isOff = chosen.includes(option.value);
      write(isOff ? chosen.filter(one => one !== option.value) : [...chosen, option.value]);
      setQuery('');
      setActive(shape.options.indexOf(option));
    } else {
      source.set(option.value);
      close();
    }
  };
  const leave = () => {
    if (query !== null && query.trim() !== '' && folded(query) !== folded(shown)) {
      const exact = found.filter(option => folded(option.label) === folded(query.trim()));
      if (exact.length === 1 && exact[0] && !chosen.includes(exact[0].value)) pick(exact[0]);
    } else if (query === '' && active < 0 && !isMany) source.set(undefined);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    // Alt and an arrow go from question to question.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined && query === null) open(null);
    else if (step !== undefined) setActive(Math.min(found.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter' && query !== null && found[active]) pick(found[active]);
    else if (event.key === 'Escape' && query !== null) close();
    else if (event.key === 'Backspace' && isMany && (query ?? '') === '' && chosen.length > 0)
      write(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.combo}>
      {isMany && chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map(one => (
            <li key={String(one)} className={styles.chip}>
              {nameOf(one) ?? String(one)}
              {!isFixed && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={text('answer.removeChoice', { choice: nameOf(one) ?? String(one) })}
                  onClick={() => write(chosen.filter(other => other !== one))}
                >
                  <X size={12} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <span className={styles.field}>
        <input
          id={id}
          type="text"
          role="combobox"
          className={styles.box}
          value={query ?? shown}
          placeholder={isFixed ? undefined : text('answer.find')}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-invalid={state.isInvalid === true ? true : undefined}
          aria-required={state.isRequired === true ? true : undefined}
          aria-expanded={query !== null}
          aria-controls={query === null ? undefined : listId}
          aria-activedescendant={active >= 0 && query !== null ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          readOnly={state.isReadOnly === true}
          disabled={state.isDisabled === true}
          onChange={event => open(event.currentTarget.value)}
          onFocus={event => event.currentTarget.select()}
          onClick={() => query === null && open(null)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        <ChevronDown size={14} aria-hidden="true" className={styles.chevron} />
        {query !== null && found.length > 0 && (
          <OptionList
            id={listId}
            label={shape.label}
            options={found}
            active={active}
            isChosen={option => chosen.includes(option.value)}
            isMany={isMany}
            onPick={pick}
          />
        )}
      </span>
      {query !== null && found.length === 0 && <p className={styles.none}>{text('answer.noneFound', { query })}</p>}
    </div>
  );
}

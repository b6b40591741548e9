import { ChevronDown, ChevronUp, TextSelect, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { DocumentView, FindState } from '../document-view.ts';
import styles from './FindBar.module.css';

interface FindBarProps {
  readonly state: FindState | null;
  readonly view: () => DocumentView | null;
  /** Its pane is the one that the keys go to. */
  readonly isActive: boolean;
  /** The hits are words that can be selected, to be marked or cited without a mouse. */
  readonly canSelect: boolean;
  readonly onClose: () => void;
}

/** A word is searched for once typing has paused for so long. */
const PAUSE_MS = 150;

/** Searches one document: as typed, Enter for the next hit, Shift+Enter for the one before, Escape to leave. */
export function FindBar({ state, view, isActive, canSelect, onClose }: FindBarProps) {
  const [typed, setTyped] = useState(state?.query ?? '');
  const input = useRef<HTMLInputElement>(null);

  // The focus and the timer are the browser's.
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => view()?.find(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `view` only reads what is current
  }, [typed]);

  const close = () => {
    view()?.find('');
    onClose();
    view()?.focus();
  };
  const hasHits = state !== null && state.hits > 0;
  // The focus first: a field that has it holds the selection.
  const select = () => {
    view()?.focus();
    view()?.selectHit?.();
  };
  useCommand({
    id: 'documents.select-hit',
    title: text('viewer.findSelect'),
    group: text('viewer.group'),
    keys: 'Alt+Enter',
    isEnabled: isActive && canSelect && hasHits,
    run: select,
  });
  return (
    <div className={styles.bar} role="search">
      <input
        ref={input}
        className={styles.input}
        type="text"
        aria-label={text('viewer.find')}
        placeholder={text('viewer.find')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.altKey) return;
          if (event.key === 'Enter' && event.shiftKey) view()?.findPrevious();
          else if (event.key === 'Enter') view()?.findNext();
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <span className={styles.count} role="status">
        {typed.trim() !== '' && countOf(state)}
      </span>
      <IconButton
        label={text('viewer.findPrevious')}
        keys="Shift+Enter"
        icon={<ChevronUp size={15} aria-hidden="true" />}
        isDisabled={!hasHits}
        onPress={() => view()?.findPrevious()}
      />
      <IconButton
        label={text('viewer.findNext')}
        keys="Enter"
        icon={<ChevronDown size={15} aria-hidden="true" />}
        isDisabled={!hasHits}
        onPress={() => view()?.findNext()}
      />
      {canSelect && (
        <IconButton
          label={text('viewer.findSelect')}
          keys="Alt+Enter"
          icon={<TextSelect size={15} aria-hidden="true" />}
          isDisabled={!hasHits}
          onPress={select}
        />
      )}
      <IconButton label={text('viewer.findClose')} icon={<X size={15} aria-hidden="true" />} onPress={close} />
      {state !== null && state.unreadablePages > 0 && (
        <span className={styles.warning}>{text('viewer.findUnreadable', { pages: state.unreadablePages })}</span>
      )}
    </div>
  );
}

function countOf(state: FindState | null): string {
  if (!state) return '';
  if (state.hits === 0) return text(state.isComplete ? 'viewer.findNothing' : 'viewer.findReading');
  const values = { current: formatNumber(state.current), hits: formatNumber(state.hits) };
  return text(state.isComplete ? 'viewer.findHits' : 'viewer.findHitsSoFar', values);
}

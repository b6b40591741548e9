import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../announce.ts';
import { Button } from '../Button/Button.tsx';
import { IconButton } from '../IconButton/IconButton.tsx';
import { Keycaps } from '../Kbd/Keycaps.tsx';
import type { Command } from './command.ts';
import { displayKeys, isMac } from './keys.ts';
import { keysOfStroke } from './keys-of-stroke.ts';
import styles from './ShortcutSheet.module.css';

interface KeyRowProps {
  readonly command: Command;
  /** Another command with the same keys. */
  readonly clash: Command | undefined;
  readonly holders: (keys: string) => readonly Command[];
  /** Null: none from now on. */
  readonly onKeys: (keys: string | null) => void;
  readonly onDelivered: () => void;
}

type Asking = { readonly step: 'press'; readonly isTaken: boolean } | { readonly step: 'move'; readonly keys: string };

/** A command and its keys. Pressing those listens for others, and asks before it takes them from another command. */
export function KeyRow({ command, clash, holders, onKeys, onDelivered }: KeyRowProps) {
  const { id, title, keys, deliveredKeys } = command;
  const [asking, setAsking] = useState<Asking | null>(null);
  const note = `keys-note ${id}`;
  const give = (next: string | null) => {
    setAsking(null);
    onKeys(next);
    announce(text('keys.changed', { command: title, keys: next === null ? text('keys.none') : spoken(next) }));
  };
  const hear = (event: React.KeyboardEvent) => {
    if (asking?.step !== 'press' || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setAsking(null);
    if (event.key === 'Backspace' || event.key === 'Delete') return give(null);
    const stroke = keysOfStroke(event.nativeEvent, isMac());
    if (!stroke) return;
    if (stroke.taken) setAsking({ step: 'press', isTaken: true });
    else if (holders(stroke.keys).length > 0) setAsking({ step: 'move', keys: stroke.keys });
    else give(stroke.keys);
  };
  const [holder] = asking?.step === 'move' ? holders(asking.keys) : [];
  return (
    <li className={styles.row}>
      <span>{title}</span>
      <span className={styles.change}>
        <button
          type="button"
          className={styles.keys}
          aria-pressed={asking?.step === 'press'}
          aria-describedby={asking || clash ? note : undefined}
          onClick={() => setAsking(asking ? null : { step: 'press', isTaken: false })}
          onKeyDown={hear}
          onBlur={() => setAsking(before => (before?.step === 'press' ? null : before))}
        >
          <span className="visually-hidden">{text('keys.change', { command: title })}</span>
          {keys === undefined ? <span className={styles.none}>{text('keys.none')}</span> : <Keycaps keys={keys} />}
        </button>
        {keys !== deliveredKeys && (
          <IconButton
            label={text('keys.delivered', { command: title })}
            icon={<RotateCcw size={13} aria-hidden="true" />}
            onPress={onDelivered}
          />
        )}
      </span>
      {asking?.step === 'press' && (
        <p id={note} role="status" className={styles.note}>
          {text(asking.isTaken ? 'keys.taken' : 'keys.press')}
        </p>
      )}
      {asking?.step === 'move' && holder && (
        <p id={note} role="alert" className={styles.note}>
          {text('keys.held', { keys: spoken(asking.keys), other: holder.title })}{' '}
          <Button onPress={() => give(asking.keys)}>{text('keys.move')}</Button>{' '}
          <Button onPress={() => setAsking(null)}>{text('keys.keep')}</Button>
        </p>
      )}
      {!asking && clash && (
        <p id={note} className={styles.note} data-clash="">
          {text('keys.clash', { other: clash.title })}
        </p>
      )}
    </li>
  );
}

function spoken(keys: string): string {
  return displayKeys(keys).join(' + ');
}

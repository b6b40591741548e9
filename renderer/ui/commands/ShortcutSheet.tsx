import '../../i18n/add-later.ts';
import { useRef, useState, useSyncExternalStore } from 'react';
import { text } from '../../i18n/text.ts';
import { Banner } from '../Banner/Banner.tsx';
import { Button } from '../Button/Button.tsx';
import { Dialog } from '../Dialog/Dialog.tsx';
import type { Command } from './command.ts';
import { readKeysFile, writeKeysFile } from './keys-file.ts';
import { KeyRow } from './KeyRow.tsx';
import { ownKeys } from './own-keys.ts';
import { clashesOf, holdersOf, withKeys, withoutKeys } from './plan-keys.ts';
import styles from './ShortcutSheet.module.css';

export interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Writes a text where the person chooses; null when they chose nothing. */
  onSave: (suggestedName: string, content: string) => Promise<Said | null>;
}

interface Said {
  readonly tone: 'success' | 'error';
  readonly words: string;
}

/** Every command of the screen behind it with its keys, to be read and to be changed. */
export function ShortcutSheet({ isOpen, onClose, commands, onSave }: ShortcutSheetProps) {
  const own = useSyncExternalStore(ownKeys.subscribe, ownKeys.get);
  const [said, setSaid] = useState<Said | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const clashing = clashesOf(commands);
  const hasOwn = Object.keys(own).length > 0;
  const withDelivered = ({ keys, deliveredKeys }: Command) => keys !== undefined || deliveredKeys !== undefined;
  const groups = [
    ...Map.groupBy(commands, command => (withDelivered(command) ? command.group : text('keys.commands'))),
  ].toSorted(([a], [b]) => Number(a === text('keys.commands')) - Number(b === text('keys.commands')));
  const save = async () => setSaid(await onSave(text('keys.fileName'), writeKeysFile(own)));
  const load = async (file: File) => {
    const read = readKeysFile(await file.text());
    if (!read) return setSaid({ tone: 'error', words: text('keys.notAFile') });
    ownKeys.keep(read);
    setSaid({ tone: 'success', words: text('keys.loaded', { count: Object.keys(read).length }) });
  };
  return (
    <Dialog
      title={text('app.shortcuts')}
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      actions={
        <>
          {hasOwn && <Button onPress={() => ownKeys.keep({})}>{text('keys.reset')}</Button>}
          <Button onPress={() => input.current?.click()}>{text('keys.load')}</Button>
          {hasOwn && <Button onPress={() => void save()}>{text('keys.save')}</Button>}
        </>
      }
    >
      {said && <Banner tone={said.tone} title={said.words} />}
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text('keys.load')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void load(file);
        }}
      />
      <div className={styles.groups}>
        {groups.map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{group}</h3>
            <ul className={styles.list}>
              {members.map(command => (
                <KeyRow
                  key={command.id}
                  command={command}
                  clash={clashing.get(command.id)}
                  holders={keys => holdersOf(commands, command.id, keys)}
                  onKeys={keys => ownKeys.keep(withKeys(own, commands, command.id, keys))}
                  onDelivered={() => ownKeys.keep(withoutKeys(own, command.id))}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

import '../../i18n/add-later.ts';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { Keycaps } from '../Kbd/Keycaps.tsx';
import overlay from '../overlay.module.css';
import styles from './CommandPalette.module.css';
import { searchPalette, type PaletteEntry } from './palette-search.ts';

export interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** Commands, or places that fit what was typed. Asked again at each letter. */
  entriesFor: (typed: string) => readonly PaletteEntry[];
}

const SHOWN_AT_MOST = 60;

/** The dialog would take the focus itself, and the first letters with it. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

/** Everything that can be done here, found by typing. */
export function CommandPalette({ isOpen, onClose, entriesFor }: CommandPaletteProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      onOpenChange={open => {
        if (!open) onClose();
      }}
      className={cx(styles.scrim)}
    >
      <Modal className={cx(styles.modal)} data-modal="">
        <Dialog aria-label={text('app.palette')} className={cx(styles.dialog)}>
          {/* Escape leaves at once. The field alone would take the first one to empty itself. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside */}
          <div
            className={styles.body}
            onKeyDownCapture={event => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onClose();
            }}
          >
            <PaletteBody onClose={onClose} entriesFor={entriesFor} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose, entriesFor }: Pick<CommandPaletteProps, 'onClose' | 'entriesFor'>) {
  const [typed, setTyped] = useState('');
  const found = searchPalette(entriesFor(typed), typed).slice(0, SHOWN_AT_MOST);
  const groups = [...Map.groupBy(found, entry => entry.group)];
  const run = (id: string) => {
    const entry = found.find(candidate => candidate.id === id);
    onClose();
    // After the dialog has given the focus back, so that a command may move it.
    if (entry) requestAnimationFrame(entry.run);
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField aria-label={text('app.palettePlaceholder')} className={cx(styles.search)}>
        <Input ref={takeFocus} placeholder={text('app.palettePlaceholder')} className={cx(styles.input)} />
      </SearchField>
      <Menu
        aria-label={text('app.palette')}
        className={cx(overlay['list'], styles.results)}
        onAction={key => run(String(key))}
        renderEmptyState={() => <p className={styles.none}>{text('app.paletteNothing', { typed })}</p>}
      >
        {groups.map(([group, entries]) => (
          <MenuSection key={group} id={group}>
            <Header className={cx(styles.group)}>{group}</Header>
            {entries.map(entry => (
              <MenuItem key={entry.id} id={entry.id} textValue={entry.title} className={cx(overlay['item'])}>
                <Text slot="label" className={cx(overlay['words'])}>
                  {entry.title}
                </Text>
                {entry.keys !== undefined && (
                  <span className={overlay['keys']}>
                    <Keycaps keys={entry.keys} isHint />
                  </span>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}

import { text } from '../../i18n/text.ts';
import { Dialog } from '../Dialog/Dialog.tsx';
import { Kbd } from '../Kbd/Kbd.tsx';
import type { Command } from './command.ts';
import styles from './ShortcutSheet.module.css';

export interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
  commands: readonly Command[];
}

/** Every key that does something on the screen behind it. */
export function ShortcutSheet({ isOpen, onClose, commands }: ShortcutSheetProps) {
  const groups = [
    ...Map.groupBy(
      commands.filter(command => command.keys !== undefined),
      command => command.group,
    ),
  ];
  return (
    <Dialog title={text('app.shortcuts')} isOpen={isOpen} onClose={onClose} size="large">
      <div className={styles.groups}>
        {groups.map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl className={styles.list}>
              {members.map(command => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.title}</dt>
                  <dd>
                    <Kbd keys={command.keys ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

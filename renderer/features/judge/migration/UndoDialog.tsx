import type { DraftMigration } from '../../../../shared/model/draft-migration.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { useConfirming } from '../../../ui/Dialog/use-confirming.ts';
import { useFocusInDialog } from '../../../ui/Dialog/use-focus-in-dialog.ts';
import styles from './Migration.module.css';

interface UndoDialogProps {
  migration: DraftMigration;
  /** The version that the draft is on now. */
  to: number;
  onClose: () => void;
  /** Rejects when it could not be undone. */
  onUndo: () => Promise<void>;
}

/** What happens to what was typed since the move, before it is undone. */
export function UndoDialog({ migration, to, onClose, onUndo }: UndoDialogProps) {
  const first = useFocusInDialog();
  const { state, confirm } = useConfirming(onUndo);
  return (
    <Dialog
      title={text('migration.undo.title', { from: migration.before.process.version })}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button id={first} onPress={onClose}>
            {text('migration.undo.stay', { to })}
          </Button>
          <Button tone="primary" isPending={state === 'sending'} onPress={confirm}>
            {text('migration.undo.confirm')}
          </Button>
        </>
      }
    >
      <p>{text('migration.undo.body', { at: formatDateTime(migration.at, localTimeZone()) })}</p>
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {text('migration.undo.failed')}
        </p>
      )}
    </Dialog>
  );
}

import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { useConfirming } from '../../../ui/Dialog/use-confirming.ts';
import { useFocusInDialog } from '../../../ui/Dialog/use-focus-in-dialog.ts';
import styles from './Migration.module.css';
import type { DryRun } from './move-draft.ts';
import { PlanSections } from './PlanSections.tsx';

interface MoveDialogProps {
  run: DryRun;
  onClose: () => void;
  /** Rejects when the draft could not be moved. */
  onMove: () => Promise<void>;
}

/** What would change, before anything does. */
export function MoveDialog({ run, onClose, onMove }: MoveDialogProps) {
  const first = useFocusInDialog();
  const { state, confirm } = useConfirming(onMove);
  return (
    <Dialog
      title={text('migration.dialog.title', { to: run.toRef.version })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button id={first} onPress={onClose}>
            {text('migration.offer.keep')}
          </Button>
          <Button tone="primary" isPending={state === 'sending'} onPress={confirm}>
            {text('migration.move')}
          </Button>
        </>
      }
    >
      <p>{text('migration.dialog.about')}</p>
      <PlanSections plan={run.plan} models={run.models} before={run.before} />
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {text('migration.failed')}
        </p>
      )}
    </Dialog>
  );
}

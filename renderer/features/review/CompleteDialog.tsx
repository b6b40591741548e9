import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { useConfirming } from '../../ui/Dialog/use-confirming.ts';
import { useFocusInDialog } from '../../ui/Dialog/use-focus-in-dialog.ts';
import styles from './ReviewPanel.module.css';
import { useReviewSummary } from './use-review-summary.ts';

interface CompleteDialogProps {
  onClose: () => void;
  /** Rejects when it could not be kept. */
  onConfirm: () => Promise<void>;
}

/** The last look before a review is sealed. */
export function CompleteDialog({ onClose, onConfirm }: CompleteDialogProps) {
  const first = useFocusInDialog();
  const { correct, incorrect, notApplicable, score, disposition } = useReviewSummary();
  const { state, confirm } = useConfirming(onConfirm);
  const [title, act] =
    disposition === 'return'
      ? [text('review.confirm.return'), text('review.return')]
      : disposition === 'accept-corrected'
        ? [text('review.confirm.acceptCorrected'), text('review.acceptCorrected')]
        : [text('review.confirm.accept'), text('review.accept')];
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{text('review.confirm.back')}</Button>
          <Button tone="primary" id={first} isPending={state === 'sending'} onPress={confirm}>
            {act}
          </Button>
        </>
      }
    >
      <p>{text('review.confirm.counts', { correct, incorrect, notApplicable })}</p>
      {score !== null && <p>{text('review.score', { score: formatNumber(score) })}</p>}
      <p>{text('review.confirm.note')}</p>
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {text('review.failed')}
        </p>
      )}
    </Dialog>
  );
}

import { saidReasons } from '../../../shared/forms/checks-reasons.ts';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { useConfirming } from '../../ui/Dialog/use-confirming.ts';
import { useFocusInDialog } from '../../ui/Dialog/use-focus-in-dialog.ts';
import { sayResult } from './decision/say-result.ts';
import { SignatureField, useSigning } from './after-submission/SignatureField.tsx';
import styles from './JudgmentPanel.module.css';
import { useForm } from './use-form.ts';
import type { Decision } from './use-decision.ts';

interface SubmitDialogProps {
  sendable: SendableParts;
  decision: Decision | null;
  /** How many returned answers are still what they were when they were returned. */
  untouched: number;
  onClose: () => void;
  /** Asks for a signature first. Null when it was given; else why not. Left out: none is asked for. */
  onSign?: ((pin: string) => Promise<string | null>) | undefined;
  /** Rejects when it could not be kept. */
  onConfirm: () => Promise<void>;
}

/** The last look before answers are sealed. */
export function SubmitDialog({ sendable, decision, untouched, onClose, onSign, onConfirm }: SubmitDialogProps) {
  const first = useFocusInDialog();
  const form = useForm();
  const { state, confirm } = useConfirming(onConfirm);
  const sign = useSigning(onSign, confirm, first);
  const { answered, asked } = form.progress(null);
  const reasons = saidReasons(form.model, sendable.rationale).length;
  const cited = new Set(Object.values(sendable.evidence).flat()).size;
  return (
    <Dialog
      title={text('judge.confirm.title')}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{text('judge.confirm.back')}</Button>
          <Button
            tone="primary"
            id={onSign ? undefined : first}
            isPending={state === 'sending' || sign.isChecking}
            onPress={sign.confirm}
          >
            {text(onSign ? 'judge.sign.submit' : 'judge.confirm.submit')}
          </Button>
        </>
      }
    >
      <ul className={styles.facts}>
        <li>{text('judge.confirm.answers', { answered, asked })}</li>
        <li>{text('judge.confirm.open', { count: asked - answered })}</li>
        <li>{text('judge.confirm.evidence', { count: cited })}</li>
        {reasons > 0 && <li>{text('judge.checks.reasons', { count: reasons })}</li>}
        {untouched > 0 && <li className={styles.failed}>{text('judge.confirm.untouched', { count: untouched })}</li>}
        {decision?.evaluation && <li>{sayDecision(decision)}</li>}
      </ul>
      <p>{text('judge.confirm.note')}</p>
      {onSign && (
        <div className={styles.signature}>
          <SignatureField {...sign} id={first} />
        </div>
      )}
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {text('judge.submitFailed')}
        </p>
      )}
    </Dialog>
  );
}

function sayDecision({ evaluation, override }: Decision): string {
  const rules = sayResult(evaluation?.result);
  if (!override) return text('judge.confirm.decision', { decision: rules });
  return text('judge.confirm.overridden', { decision: sayResult(override.value), rules });
}

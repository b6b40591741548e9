import '../../../i18n/add-later.ts';
import { useState } from 'react';
import { presetsOf } from '../../../../shared/forms/form-aids.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { afterPaint } from '../../../ui/after-paint.ts';
import { Dialog } from '../../../ui/Dialog/Dialog.tsx';
import { RadioGroup } from '../../../ui/RadioGroup/RadioGroup.tsx';
import type { FormStore } from '../form-store.ts';
import { aidAt } from '../../../../shared/forms/marginal.ts';
import { applyPreset, planPreset } from './plan-preset.ts';
import styles from './SnippetDialog.module.css';

interface PresetDialogProps {
  form: FormStore;
  onGo: (pointer: string) => void;
  onClose: () => void;
}

/** The client's presets: what one would change is shown before it does, and taken back as one step. */
export function PresetDialog({ form, onGo, onClose }: PresetDialogProps) {
  const presets = presetsOf(form.model.schema);
  const [chosenId, setChosenId] = useState(presets[0]?.id ?? '');
  const chosen = presets.find(({ id }) => id === chosenId);
  const plan = chosen ? planPreset(form, chosen) : { changes: [], left: [] };
  const count = plan.changes.length;
  const apply = () => {
    if (!chosen) return;
    const { label } = chosen;
    applyPreset(form, plan, aidAt, text('judge.preset.record', { label }));
    onClose();
    announce(text('judge.preset.done', { label, count }));
    const [first] = plan.changes;
    // The dialog gives the focus back as it closes.
    if (first) void afterPaint().then(() => onGo(first.pointer));
  };
  return (
    <Dialog
      title={text('judge.preset.title')}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{text('annotate.cancel')}</Button>
          <Button tone="primary" isDisabled={count === 0} onPress={apply}>
            {text('judge.preset.apply', { count })}
          </Button>
        </>
      }
    >
      {presets.length === 0 && <p className={styles.quiet}>{text('judge.preset.none')}</p>}
      {presets.length > 0 && (
        <div className={styles.parts}>
          <RadioGroup
            label={text('judge.preset.which')}
            options={presets.map(({ id, label }) => ({ value: id, label }))}
            value={chosenId}
            onChange={setChosenId}
          />
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text('judge.preset.question')}</th>
                <th scope="col">{text('judge.preset.now')}</th>
                <th scope="col">{text('judge.preset.then')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.changes.map(({ field, pointer, before, after, reason }) => (
                <tr key={pointer}>
                  <td>{field.label}</td>
                  <td>{formatAnswer(field, before)}</td>
                  <td>
                    {formatAnswer(field, after)}
                    {reason !== undefined && (
                      <p className={styles.quiet}>{text('judge.preset.why', { words: reason })}</p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {plan.left.length > 0 && (
            <p className={styles.quiet}>{text('judge.preset.left', { questions: plan.left.join(', ') })}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

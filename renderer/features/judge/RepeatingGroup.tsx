import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { copyRow, insertRow, moveRow, removeRow } from '../../../shared/forms/rows.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { focusFirstIn } from './focus-question.ts';
import styles from './FormBlocks.module.css';
import { RecheckMark } from './migration/RecheckMark.tsx';
import { usePanel } from './panel-context.ts';
import { problemSentence } from './problem-sentence.ts';
import { ReturnedReason } from './ReturnedReason.tsx';
import { useForm, useProblems, useRowCount } from './use-form.ts';

interface RepeatingGroupProps {
  field: FormField;
  pointer: string;
  /** The questions of the row at a pointer: handed in, because a row may hold a list again. */
  renderRow: (pointer: string) => ReactNode;
}

/** A list of the same questions: rows are added, copied, moved and removed by button or key. */
export function RepeatingGroup({ field, pointer, renderRow }: RepeatingGroupProps) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const count = useRowCount(pointer);
  const problems = useProblems(pointer);
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const isFixed = isReadOnly || field.readOnly;
  const isFull = field.limits.maxItems !== undefined && count >= field.limits.maxItems;
  const isPlain =
    field.item.length === 1 && field.item[0]?.kind === 'field' && field.item[0].field.key === `${field.key}/-`;

  /** The rows are drawn again in the same turn, so the new one can take the focus in the next frame. */
  const focusRow = (index: number) =>
    requestAnimationFrame(() => {
      const row = list.current?.children[Math.min(index, (list.current?.children.length ?? 0) - 1)];
      if (!row || !focusFirstIn(row)) document.getElementById(`${id}-add`)?.focus();
    });
  const change = (edit: Parameters<typeof form.changeRows>[1], focus: number, said: string) => {
    form.changeRows(pointer, edit);
    announce(said);
    focusRow(focus);
  };
  const add = () =>
    change(
      parts => insertRow(parts, pointer, count, isPlain ? null : {}),
      count,
      text('judge.rowAdded', { row: count + 1 }),
    );
  const copy = (index: number) =>
    change(parts => copyRow(parts, pointer, index), index + 1, text('judge.rowAdded', { row: index + 2 }));
  const remove = (index: number) =>
    change(parts => removeRow(parts, pointer, index), index, text('judge.rowRemoved', { row: index + 1 }));
  const move = (from: number, to: number) => {
    if (to < 0 || to >= count) return;
    change(parts => moveRow(parts, pointer, from, to), to, text('judge.rowMoved', { row: from + 1, to: to + 1 }));
  };
  const onKeyDown = (event: React.KeyboardEvent, index: number) => {
    if (isFixed || !event.altKey || !event.shiftKey) return;
    if (event.key === 'ArrowUp') move(index, index - 1);
    else if (event.key === 'ArrowDown') move(index, index + 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className={styles.repeat}
      data-question={pointer}
      data-label={field.label}
      data-wrong={problems.length > 0 || undefined}
    >
      <div className={styles.repeatHead}>
        <span id={`${id}-label`} className={styles.repeatLabel}>
          {field.label}
        </span>
        <span className={styles.count}>{text('judge.rows', { count })}</span>
      </div>
      {field.description !== undefined && <p className={styles.note}>{field.description}</p>}
      <ReturnedReason field={field} pointer={pointer} id={`${id}-returned`} />
      <RecheckMark pointer={pointer} id={`${id}-moved`} />
      {problems.length > 0 && (
        <p className={styles.wrong}>{problems.map(problem => problemSentence(problem, field)).join(' ')}</p>
      )}
      <ol ref={list} className={styles.rows}>
        {Array.from({ length: count }, (_, index) => (
          // Hears the keys of its controls, to move the row as a whole.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={index} className={styles.item} onKeyDown={event => onKeyDown(event, index)}>
            <div className={styles.itemHead}>
              <span>{text('judge.rowOf', { label: field.label, row: index + 1 })}</span>
              {!isFixed && (
                <span className={styles.itemTools}>
                  <IconButton
                    label={text('judge.moveUp', { row: index + 1 })}
                    keys="Alt+Shift+ArrowUp"
                    icon={<ArrowUp size={14} aria-hidden="true" />}
                    isDisabled={index === 0}
                    onPress={() => move(index, index - 1)}
                  />
                  <IconButton
                    label={text('judge.moveDown', { row: index + 1 })}
                    keys="Alt+Shift+ArrowDown"
                    icon={<ArrowDown size={14} aria-hidden="true" />}
                    isDisabled={index === count - 1}
                    onPress={() => move(index, index + 1)}
                  />
                  <IconButton
                    label={text('judge.copyRow', { row: index + 1 })}
                    icon={<Copy size={14} aria-hidden="true" />}
                    isDisabled={isFull}
                    onPress={() => copy(index)}
                  />
                  <IconButton
                    label={text('judge.removeRow', { row: index + 1 })}
                    icon={<Trash2 size={14} aria-hidden="true" />}
                    onPress={() => remove(index)}
                  />
                </span>
              )}
            </div>
            {renderRow(`${pointer}/${index}`)}
          </li>
        ))}
      </ol>
      {!isFixed && (
        <div>
          <Button id={`${id}-add`} icon={<Plus size={14} aria-hidden="true" />} isDisabled={isFull} onPress={add}>
            {text('judge.addRow', { label: field.label })}
          </Button>
        </div>
      )}
      <EvidenceStrip field={field} pointer={pointer} />
    </div>
  );
}
